/**
 * Calls `gone` once when the process that started this one no longer exists. Under dash, `npm start` is npm → sh →
 * here, and a signal that ends npm ends sh with it but never arrives here: the new parent is the only sign.
 * @param {() => void} gone
 * @param {number} intervalMs
 */
export function whenParentIsGone(gone, intervalMs = 500) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, intervalMs);
  timer.unref();
}

/**
 * Ends this process, orderly, when the one that started it with a channel is gone, however that came about. The
 * channel does not keep this process alive.
 */
export function endWithStarter() {
  if (process.channel === undefined) return;
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
