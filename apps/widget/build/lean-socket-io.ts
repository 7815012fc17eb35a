import type { Plugin } from 'vite';

/** A class member of a library's module, as its syntax tree has it. */
interface Member {
  key?: { name?: string };
  start: number;
  end: number;
}

/**
 * Modules of Socket.IO's client that the widget never reaches, and what stands in for them. It connects by host and port
 * (no address to take apart), over a WebSocket, or the polling that `live/polling.ts` brings, and exchanges JSON only.
 */
const REPLACED: Record<string, string> = {
  'engine.io-client/build/esm/transports/index.js': 'export const transports = {};',
  'engine.io-client/build/esm/contrib/parseqs.js': `
    export const encode = (query) => String(new URLSearchParams(query));
    export const decode = (query) => Object.fromEntries(new URLSearchParams(query));`,
  'engine.io-client/build/esm/contrib/parseuri.js': 'export const parse = () => ({});',
  'engine.io-parser/build/esm/contrib/base64-arraybuffer.js':
    'export const decode = () => new ArrayBuffer(0);',
  'socket.io-parser/build/esm/binary.js': `
    export const deconstructPacket = (packet) => ({ packet, buffers: [] });
    export const reconstructPacket = (packet) => packet;`,
  'socket.io-parser/build/esm/is-binary.js': `
    export const isBinary = () => false;
    export const hasBinary = () => false;`,
};

/** Methods that neither the widget nor the library itself calls for it: upgrades, retries, catch-all listeners, aliases. */
const UNCALLED: Record<string, readonly string[]> = {
  'engine.io-client/build/esm/socket.js': ['_probe', 'send'],
  'engine.io-client/build/esm/transport.js': ['pause'],
  'engine.io-client/build/esm/transports/polling.js': ['pause'],
  'socket.io-client/build/esm/manager.js': ['connect', 'disconnect'],
  'socket.io-client/build/esm/socket.js': [
    '_addToQueue',
    'close',
    'compress',
    'disconnected',
    'emitWithAck',
    'listenersAny',
    'listenersAnyOutgoing',
    'offAny',
    'offAnyOutgoing',
    'onAny',
    'onAnyOutgoing',
    'prependAny',
    'prependAnyOutgoing',
    'send',
    'timeout',
    'volatile',
  ],
  'socket.io-parser/build/esm/index.js': ['encodeAsBinary'],
};

/** Modules that do nothing by being loaded: what is not imported from them need not come. */
const SILENT = ['engine.io-client/build/esm/index.js', 'socket.io-client/build/esm/index.js'];

/** The manager takes the parser as a whole, so that none of it could be left out: it is given what it makes of it. */
const PARSER = '\0socket.io-parser';

const entryOf = <Value>(table: Record<string, Value>, id: string) =>
  Object.entries(table).find(([path]) => id.endsWith(`/${path}`))?.[1];

function without(code: string, members: readonly Member[]): string {
  return [...members]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), code);
}

/**
 * Leaves out what the widget does not use of Socket.IO's client, which its own packaging cannot: of 11.4 kB compressed,
 * 7.8 remain. What stays is the library's own code, and a version that no longer has what is left out does not build.
 */
export function leanSocketIo(): Plugin {
  const met = new Set<string>();
  let parserPath: string | undefined;
  return {
    name: 'lean-socket-io',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source !== 'socket.io-parser' || !importer?.endsWith('/socket.io-client/build/esm/manager.js'))
        return;
      parserPath = (await this.resolve(source, importer))?.id;
      return parserPath && PARSER;
    },
    load(id) {
      if (id === PARSER) return `export { Encoder, Decoder } from '${parserPath}';`;
      const code = entryOf(REPLACED, id);
      if (code) met.add(id);
      return code ?? null;
    },
    transform(code, id) {
      if (SILENT.some((path) => id.endsWith(`/${path}`))) return { moduleSideEffects: false };
      const names = entryOf(UNCALLED, id);
      if (!names) return null;
      met.add(id);
      const members = this.parse(code).body.flatMap((statement) => {
        const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
        return node?.type === 'ClassDeclaration' ? (node.body.body as Member[]) : [];
      });
      const found = members.filter(({ key }) => names.includes(key?.name ?? ''));
      if (found.length !== names.length) this.error(`${id} no longer has each of ${names.join(', ')}`);
      return without(code, found);
    },
    buildEnd(error) {
      const wanted = Object.keys(REPLACED).length + Object.keys(UNCALLED).length;
      if (!error && met.size !== wanted)
        this.error(`Socket.IO's modules moved: ${met.size} of ${wanted} met`);
    },
  };
}
