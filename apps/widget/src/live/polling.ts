/** For networks that let no WebSocket through: loaded when one failed. */
export { XHR as Polling } from 'socket.io-client';
