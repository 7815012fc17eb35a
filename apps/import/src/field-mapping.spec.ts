import { applyMapping, parseFieldMapping } from './field-mapping.js';

const mapping = parseFieldMapping(
  JSON.stringify({
    kindField: 'type',
    kinds: {
      topic: {
        as: 'thread',
        id: '{key}',
        author: '{user}',
        createdAt: '{at}',
        body: '{text}',
        title: '{name}',
        format: 'html',
      },
      note: {
        as: 'post',
        id: 'note-{key}',
        thread: '{topic}',
        parent: 'note-{answers}',
        author: '{user}',
        createdAt: '{at}',
        body: '{text}',
        format: 'plain',
      },
    },
  }),
);

describe('mapping a foreign line', () => {
  it('names the fields and keeps a body to the byte', () => {
    const line = {
      type: 'topic',
      key: 7,
      user: 'u1',
      at: '2020-01-01T00:00:00Z',
      text: ' {text}\r\n',
      name: 'N',
    };
    expect(applyMapping(mapping, line)).toEqual({
      kind: 'thread',
      id: 7,
      author: 'u1',
      createdAt: '2020-01-01T00:00:00Z',
      body: ' {text}\r\n',
      title: 'N',
      format: 'html',
    });
  });

  it('is null where a named field is null', () => {
    const line = { type: 'note', key: 1, topic: 7, answers: null, user: 'u', at: 'x', text: 't' };
    expect(applyMapping(mapping, line)).toMatchObject({ id: 'note-1', parent: null, thread: 7 });
    expect(applyMapping(mapping, { ...line, answers: 3 })).toMatchObject({ parent: 'note-3' });
  });

  it.each(['poll', '__proto__', 'constructor', null])('refuses a line of kind %s', (type) => {
    expect(() => applyMapping(mapping, { type })).toThrow('is not in the mapping');
  });

  it('says what is wrong with a mapping', () => {
    expect(() => parseFieldMapping('{"kinds":{"a":{"as":"poll"}}}')).toThrow("the mapping's kinds.a.as");
  });
});
