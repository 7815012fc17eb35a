import { openDatabaseServer, type DatabaseServerOptions } from '#platform';

// A process of its own for the tests: opens the folder, says so on standard output, lets go on SIGTERM.
const [dataDir = '', mode = 'serve'] = process.argv.slice(2);

try {
  const server = await openDatabaseServer({ dataDir, mode: mode as DatabaseServerOptions['mode'] });
  process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
  setInterval(() => undefined, 60_000);
  process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
} catch (error) {
  process.stdout.write(
    `${JSON.stringify({ error: (error as Error).name, message: (error as Error).message })}\n`,
  );
  process.exit(1);
}
