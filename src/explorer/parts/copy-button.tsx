import { useState } from 'preact/hooks';

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');
  const copy = async () => {
    const isCopied = await writeClipboard(text);
    setState(isCopied ? 'copied' : 'failed');
    setTimeout(() => setState('ready'), 2000);
  };
  const words = { ready: label, copied: 'Copied', failed: 'Select the text and copy it' };
  return (
    <button type="button" class="button second small" onClick={copy} aria-live="polite">
      {words[state]}
    </button>
  );
}

/** The clipboard is closed to pages that come by plain HTTP from another machine; an older way is open there. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand('copy');
    area.remove();
    return isCopied;
  }
}
