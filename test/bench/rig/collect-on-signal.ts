// Loaded into a server whose memory is weighed: SIGUSR2 collects its garbage, and what is left is told to the bench. Needs
// --expose-gc.
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ keptBytes: heapUsed + external });
});
export {};
