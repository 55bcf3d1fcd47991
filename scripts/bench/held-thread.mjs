// Loaded before a server (node --import): how long its main thread computes without a turn of the event loop, in
// milliseconds of processor time, so that what else runs on the machine doesn't count. At SIGUSR2 it writes what it has seen
// since the last one to the file that HELD_THREAD_LOG names. Linux only.
import { openSync, readSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const log = process.env.HELD_THREAD_LOG;
if (isMainThread && log && process.platform === 'linux') {
  const file = openSync('/proc/self/schedstat', 'r');
  const bytes = Buffer.alloc(64);
  const processorTime = () => Number(bytes.toString('latin1', 0, readSync(file, bytes, 0, 64, 0)).split(' ')[0]) / 1e6;
  let last = processorTime();
  let most = 0;
  const look = () => {
    const now = processorTime();
    most = Math.max(most, now - last);
    last = now;
    setTimeout(look, 1).unref();
  };
  look();
  process.on('SIGUSR2', () => {
    writeFileSync(log, String(most));
    most = 0;
  });
}
