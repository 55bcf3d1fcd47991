import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Prints what the comment at the head of a script says, and ends, where its arguments ask for help.
 *
 * @param url `import.meta.url` of the script
 */
export function answerHelp(url: string): void {
  if (!asksForHelp(process.argv.slice(2))) return;
  console.log(headOf(url));
  process.exit(0);
}

export function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

/** The comment at the head of a source file, as plain text. */
export function headOf(url: string): string {
  const [, comment = ''] = /^\/\*\*(.*?)\*\//s.exec(readFileSync(fileURLToPath(url), 'utf8')) ?? [];
  return comment.replace(/^ *\* ?/gm, '').trim();
}
