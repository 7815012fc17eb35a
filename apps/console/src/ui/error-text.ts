import { useCallback } from 'react';
import type { MessageKey } from '../i18n/catalogue.js';
import { useI18n } from '../i18n/i18n.js';

const KNOWN = {
  NETWORK: 'error.NETWORK',
  RATE_LIMITED: 'error.RATE_LIMITED',
  INTERNAL: 'error.INTERNAL',
  SEARCH_SERVER_MISSING: 'error.SEARCH_SERVER_MISSING',
  SEARCH_WORK_UNDER_WAY: 'error.SEARCH_WORK_UNDER_WAY',
  SEARCH_WORK_OVER: 'error.SEARCH_WORK_OVER',
  UNAUTHENTICATED: 'error.UNAUTHENTICATED',
  FORBIDDEN: 'error.FORBIDDEN',
  NOT_FOUND: 'error.NOT_FOUND',
  BAD_CURSOR: 'error.BAD_CURSOR',
  BAD_USER_INPUT: 'error.BAD_USER_INPUT',
  PAYLOAD_TOO_LARGE: 'error.PAYLOAD_TOO_LARGE',
  INVALID_UNICODE: 'error.INVALID_UNICODE',
  NUL_NOT_ALLOWED: 'error.NUL_NOT_ALLOWED',
  INVALID_CREDENTIALS: 'error.INVALID_CREDENTIALS',
  TOKEN_INVALID: 'error.TOKEN_INVALID',
  WEAK_PASSWORD: 'error.WEAK_PASSWORD',
  EMAIL_INVALID: 'error.EMAIL_INVALID',
  CASE_ALREADY_DECIDED: 'error.CASE_ALREADY_DECIDED',
  CASE_VERSION_CONFLICT: 'error.CASE_VERSION_CONFLICT',
  TRUST_LEVEL_INVALID: 'error.TRUST_LEVEL_INVALID',
  TRUST_REQUIREMENT_INVALID: 'error.TRUST_REQUIREMENT_INVALID',
  REASON_REQUIRED: 'error.REASON_REQUIRED',
  SLUG_TAKEN: 'error.SLUG_TAKEN',
  ORIGIN_INVALID: 'error.ORIGIN_INVALID',
  SPACE_NOT_FOUND: 'error.SPACE_NOT_FOUND',
  POST_NOT_FOUND: 'error.POST_NOT_FOUND',
  MEMBER_NOT_FOUND: 'error.MEMBER_NOT_FOUND',
  EXPORT_NOT_FOUND: 'error.EXPORT_NOT_FOUND',
  CODE_INVALID: 'error.CODE_INVALID',
  SECOND_FACTOR_MISSING: 'error.SECOND_FACTOR_MISSING',
  SECOND_FACTOR_IS_ON: 'error.SECOND_FACTOR_IS_ON',
  INVITATION_PENDING: 'error.INVITATION_PENDING',
  INVITATION_NOT_FOUND: 'error.INVITATION_NOT_FOUND',
  LAST_ADMIN: 'error.LAST_ADMIN',
  REASON_TOO_LONG: 'error.REASON_TOO_LONG',
  SLUG_INVALID: 'error.SLUG_INVALID',
  NAME_INVALID: 'error.NAME_INVALID',
  SETTING_INVALID: 'error.SETTING_INVALID',
  SPACE_NESTING_INVALID: 'error.SPACE_NESTING_INVALID',
  ROLE_INVALID: 'error.ROLE_INVALID',
  MEMBER_OUTRANKS: 'error.MEMBER_OUTRANKS',
  SSO_KEY_INVALID: 'error.SSO_KEY_INVALID',
  SSO_KEY_NOT_FOUND: 'error.SSO_KEY_NOT_FOUND',
  OIDC_PROVIDER_INVALID: 'error.OIDC_PROVIDER_INVALID',
  OIDC_PROVIDER_NOT_FOUND: 'error.OIDC_PROVIDER_NOT_FOUND',
  OIDC_DISCOVERY_FAILED: 'error.OIDC_DISCOVERY_FAILED',
  SSO_KEY_LAST: 'error.SSO_KEY_LAST',
  API_KEY_INVALID: 'error.API_KEY_INVALID',
  API_KEY_LIMIT: 'error.API_KEY_LIMIT',
  API_KEY_NOT_FOUND: 'error.API_KEY_NOT_FOUND',
} as const satisfies Record<string, MessageKey>;

/** Words for an error code: ours when we know it, the server's otherwise. */
export function useErrorText(): (code: string, message?: string) => string {
  const { t } = useI18n();
  return useCallback(
    (code, message = '') => {
      if (code === 'RATE_LIMITED' && /^\d+$/.test(message))
        return t('error.TOO_MANY', { seconds: Number(message) });
      const key = (KNOWN as Partial<Record<string, (typeof KNOWN)[keyof typeof KNOWN]>>)[code];
      return key ? t(key) : message || t('error.INTERNAL');
    },
    [t],
  );
}
