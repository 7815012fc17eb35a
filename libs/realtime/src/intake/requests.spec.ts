import { readRequest } from './requests.js';

describe('readRequest', () => {
  it('reads a join', () => {
    expect(readRequest('thread:join', { thread: 'a', lastSeq: 3 })).toEqual({
      name: 'thread:join',
      payload: { thread: 'a', lastSeq: 3 },
    });
  });

  it('drops fields it does not know', () => {
    const payload = JSON.parse('{"thread":"a","__proto__":{"x":1},"admin":true}') as unknown;
    expect(readRequest('thread:leave', payload)?.payload).toEqual({ thread: 'a' });
  });

  it.each([
    ['an unknown event', 'thread:delete', {}],
    ['a name of Object.prototype', 'toString', {}],
    ['__proto__', '__proto__', {}],
    ['a number for a name', 42, {}],
    ['an array for a name', ['thread:join'], {}],
    ['no payload', 'thread:join', undefined],
    ['null', 'thread:join', null],
    ['text', 'thread:join', 'x'],
    ['an array', 'thread:join', [{ thread: 'a' }]],
    ['an object for an id', 'thread:join', { thread: { $ne: '' } }],
    ['a negative seq', 'thread:join', { thread: 'a', lastSeq: -1 }],
    ['an endless id', 'thread:join', { thread: 'a'.repeat(65) }],
    ['bytes', 'queue:join', Buffer.from('x').buffer.byteLength],
  ])('refuses %s', (_, name, payload) => {
    expect(readRequest(name, payload)).toBeNull();
  });
});
