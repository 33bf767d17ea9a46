# Mamori in a container. This file was written where no container engine runs, and has not been built there:
# build it once and run the doctor in it before you rely on it.
#
#   docker build -t mamori .
#   docker run -d --name mamori --restart always --stop-timeout 20 --env-file mamori.env -v mamori-data:/data mamori
#   docker exec mamori node_modules/.bin/node src/running/doctor.ts
FROM node:24-slim AS build
ENV NODE_ENV=production
WORKDIR /app
# First only what decides about the packages and the database client, so that a change of the code keeps them.
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY prisma ./prisma
COPY tools/setup.mjs ./tools/setup.mjs
RUN node tools/setup.mjs
COPY . .

FROM node:24-slim
ENV NODE_ENV=production DATABASE_URL=file:/data/mamori.db
WORKDIR /app
COPY --from=build /app ./
# The code belongs to root; the bot may write only where the cases are.
RUN install -d -m 0700 -o node -g node /data
VOLUME /data
USER node
# On this signal the bot takes nothing new, finishes what it has begun and leaves.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
  CMD ["node_modules/.bin/node", "src/running/health.ts"]
CMD ["node_modules/.bin/node", "--max-semi-space-size=8", "src/main.ts"]
