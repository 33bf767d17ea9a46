/** One thing wrong with a policy file, said so that whoever wrote the file can put it right. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly remedy: string;
}

/** Where in the data something is: keys and list positions from the top. */
export type Path = readonly PropertyKey[];

/** A fault before its line is known. `on` says whether the key or its value is to be pointed at. */
export interface Finding {
  readonly path: Path;
  readonly on: "key" | "value";
  readonly what: string;
  readonly remedy: string;
}

/** A fault as one line for a terminal or a log. */
export function tellFault(fault: Fault): string {
  return `${fault.file}:${fault.line}:${fault.column} ${fault.what} ${fault.remedy}`;
}
