FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY index.ts ./
COPY base base
COPY contracts contracts
COPY fixtures fixtures
COPY server server
COPY client client
COPY console console
COPY harness harness
COPY cli cli
COPY testing testing
COPY scripts scripts
RUN npm run emit
# The drivers of --data are optional packages: they are put aside, for this system alone.
RUN mkdir /driver && rm -rf node_modules/@libsql/*-musl* && \
  cp -a --parents node_modules/libsql node_modules/@libsql node_modules/@neon-rs node_modules/detect-libc /driver && \
  cp -a --parents node_modules/pg node_modules/pg-* node_modules/pgpass node_modules/postgres-* node_modules/split2 \
    node_modules/xtend /driver
# What is left is what the program needs to run.
RUN npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /driver/node_modules node_modules
COPY --from=build /app/dist/bundle dist/bundle
COPY --from=build /app/dist/parsed-contracts dist/parsed-contracts
COPY --from=build /app/dist/console dist/console
COPY --from=build /app/contracts/interface/v3 contracts/interface/v3
COPY --from=build /app/contracts/interface/v2.1 contracts/interface/v2.1
COPY --from=build /app/contracts/evidence.json contracts/evidence.json
COPY --from=build /app/contracts/facts contracts/facts
# Where environments are kept once DATA=/data is said; a new volume is that of the user, too.
RUN mkdir --mode=700 /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=2s --timeout=3s --start-period=5s --retries=3 \
  CMD ["node", "dist/bundle/cli/cli.js", "healthcheck"]
# Reachable from outside the container, so it wants a control token: docker run -e CONTROL_TOKEN=...
ENTRYPOINT ["node", "dist/bundle/cli/cli.js"]
