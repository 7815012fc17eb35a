export { ApiModule } from './api.module.js';
export { useReferencePage } from './graphql/reference-page.js';
export { PageAssets } from './hosted/http/page-assets.js';
export { BODY_LIMIT_BYTES, useStrictJson } from './http/json-parser.js';
export { RequestGate } from './http/request-gate.js';
export { useRequestLog } from './http/request-log.js';
export { useSecurityHeaders } from './http/security-headers.js';
export { HealthController } from './install/health.controller.js';
export { useStaticFiles } from './static/static-files.js';
