import type { ForumSocket } from '../visitor.js';

/** What Socket.IO still reads of a connection's request when a client asks for a second socket on it. */
const NO_REQUEST = Object.freeze({ headers: {}, connection: {}, url: '/', _query: {} });

/**
 * Lets go of the HTTP request behind a socket, with its headers, and of the handshake's copy of them, its token among
 * them: Socket.IO keeps both for as long as the connection lives, which for a thousand readers is several megabytes.
 * What is still needed of it is the Visitor's Doorstep.
 */
export function forgetRequest(socket: ForumSocket): void {
  Object.assign(socket.conn, { request: NO_REQUEST });
  Object.assign(socket.handshake, { headers: NO_REQUEST.headers, auth: {}, query: {}, url: '/' });
}
