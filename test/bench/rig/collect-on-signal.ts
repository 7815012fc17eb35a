// Loaded into a server whose memory is weighed: SIGUSR2 collects its garbage. Needs --expose-gc.
process.on('SIGUSR2', () => globalThis.gc?.());
export {};
