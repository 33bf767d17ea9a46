import { defineConfig } from "prisma/config";

// Generating the client needs no schema engine, yet the command line fetches one. Naming any program keeps it
// from trying, so that it works where only the package registry is within reach.
if (process.argv.includes("generate")) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" } });
