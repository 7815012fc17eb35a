# Debian, not Alpine: the embedded PostgreSQL is built for glibc.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY apps ./apps
COPY libs ./libs
COPY migrations ./migrations
COPY test ./test
RUN npm run build

# What runs, and nothing it was built with.
FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY apps/api/assets ./apps/api/assets
COPY apps/api/demo ./apps/api/demo
COPY --from=build /app/dist/apps ./dist/apps
COPY --from=build /app/dist/libs ./dist/libs
COPY --from=build /app/dist/migrations ./dist/migrations
COPY --from=build /app/dist/widget ./dist/widget
COPY --from=build /app/dist/console ./dist/console
# The one folder that is written to; the rest may be read-only. A volume takes its owner from here.
RUN mkdir /data && chown 1000:1000 /data
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The process closes in order on SIGTERM by itself, as the first one of a container too.
ENTRYPOINT ["node"]
CMD ["dist/apps/server/src/main.js"]
