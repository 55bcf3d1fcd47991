import { cpus } from 'node:os';

/** A table as BENCHMARKS.md has it; numbers are given as texts. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = `|${head.map((_, at) => (at === 0 ? '---' : '--:')).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Rows by name, each with the same figures by name. */
export function markdownRecords(rows: Readonly<Record<string, Readonly<Record<string, number | string>>>>): string {
  const [first = {}] = Object.values(rows);
  const columns = Object.keys(first);
  return markdownTable(
    ['', ...columns],
    Object.entries(rows).map(([name, row]) => [
      name,
      ...columns.map((column) => {
        const value = row[column] ?? '';
        return typeof value === 'number' ? value.toLocaleString('en') : value;
      }),
    ]),
  );
}

/** The day, the machine and the runtime, in one line. */
export function machine(): string {
  const [first] = cpus();
  return `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), Node ${process.versions.node}`;
}
