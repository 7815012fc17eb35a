import { draftOf, SETTINGS } from './draft-of.js';
import { staff } from './staff.js';

describe('staff', () => {
  it('exempts the brand’s own people', () => {
    expect(staff.run(draftOf({ author: { isStaff: true } }), SETTINGS).outcome).toBe('exempt');
  });

  it('says nothing about anybody else', () => {
    expect(staff.run(draftOf(), SETTINGS).outcome).toBe('pass');
  });
});
