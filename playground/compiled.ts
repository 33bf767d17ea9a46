import { enableCompileCache } from "node:module";
import { join } from "node:path";

// Given to node as --import: what the demo and its bot are made of is compiled once, and not at every start. Where
// nothing can be written, Node goes on without.
enableCompileCache(join(import.meta.dirname, "page", "dist", "compiled"));
