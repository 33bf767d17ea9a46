import type Database from "better-sqlite3";

const most = 200;

/**
 * Makes a connection keep what it prepared. The adapter prepares every statement anew, which takes longer than
 * running it. It also binds before it runs, which a statement allows only once; here the values wait until it runs.
 */
export function keepStatements(handle: Database.Database): void {
  const prepare = handle.prepare.bind(handle);
  const kept = new Map<string, ReturnType<typeof keepable>>();
  const keepable = (sql: string) => {
    const statement = prepare<unknown[]>(sql);
    const columns = statement.reader ? statement.columns() : [];
    if (statement.reader) statement.raw();
    return {
      reader: statement.reader,
      bind: (values: readonly unknown[]) => ({
        reader: statement.reader,
        columns: () => columns,
        run: () => statement.run(...values),
        raw: () => ({ all: () => statement.all(...values) }),
      }),
      run: () => statement.run(),
    };
  };
  const prepareOnce = (sql: string) => {
    const found = kept.get(sql);
    if (found !== undefined) return found;
    if (!/^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|BEGIN|COMMIT|ROLLBACK)\b/i.test(sql)) return prepare(sql);
    if (kept.size >= most) kept.clear();
    const made = keepable(sql);
    kept.set(sql, made);
    return made;
  };
  Object.defineProperty(handle, "prepare", { value: prepareOnce, configurable: true });
}
