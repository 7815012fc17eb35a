import { parseJsonObject } from './strict-json.js';

describe('parsing a line', () => {
  it('takes an object whose nested objects share key names', () => {
    expect(parseJsonObject('{"id":"a","author":{"id":"b"},"x":[{"id":1},{"id":2}]}')).toMatchObject({
      id: 'a',
    });
  });

  it('is not confused by quotes, braces and colons inside texts', () => {
    const body = 'a "quoted\\" {"id": "x"} \\ : }';
    expect(parseJsonObject(JSON.stringify({ id: 1, body, idx: 2 }))).toEqual({ id: 1, body, idx: 2 });
  });

  it.each([
    ['a key that comes twice', '{"id":1,"id":2}', 'the key "id" comes twice'],
    ['a key that comes twice under an escape', '{"id":1,"\\u0069d":2}', 'the key "id" comes twice'],
    ['a nested key that comes twice', '{"author":{"id":1,"id":1}}', 'the key "id" comes twice'],
    ['an array', '[1]', 'not a JSON object'],
    ['half an object', '{"id":', 'not valid JSON'],
  ])('refuses %s', (_, text, message) => expect(() => parseJsonObject(text)).toThrow(message));
});
