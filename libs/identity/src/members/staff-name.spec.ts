import { imitatesStaff } from './staff-name.js';

describe('a name that is not of the staff', () => {
  it.each([
    'Admin',
    'ADMINISTRATEUR',
    'L’administratrice',
    'Modérateur',
    'Moderator 2',
    'Équipe officielle',
    'Official Marie',
    'Staff',
    'Service client',
    'Customer-Service',
    'Аdmin', // a Cyrillic А
    'Adm1n',
    '@dmin',
    'A d m i n',
    's.t.a.f.f',
    'ＡＤＭＩＮ',
    'Ad\u200bmin',
    'Ádmín',
    'MarieAdmin',
    'LumioAdmin',
    'Lumio',
    'LUMIO',
    'Lumio France',
    'L u m i o',
    'Lumіo', // a Cyrillic і
    'Marie de Lumio',
    'Lum1o',
    'Équipe_Lumio',
    'lumio-news',
  ])('is not “%s”', (name) => {
    expect(imitatesStaff(name, 'Lumio')).toBe(true);
  });

  it.each([
    'Camille Dupont',
    'Modeste',
    'Maud Simon',
    'Badminton75',
    'Staffordshire',
    'Юлия',
    'Αθηνά',
    '李雷',
    'Ana',
    'Lumière',
    'Luminita',
    'Supporter 12',
    'x',
  ])('may be “%s”', (name) => {
    expect(imitatesStaff(name, 'Lumio')).toBe(false);
  });

  it('may hold a short brand’s letters, not its word', () => {
    expect(imitatesStaff('Bobby', 'Bob')).toBe(false);
    expect(imitatesStaff('Bob conseils', 'Bob')).toBe(true);
  });

  it('holds a brand of several words however they are set', () => {
    for (const name of ['Maison Lumen', 'maisonlumen', 'Ana — Maison-Lumen'])
      expect(imitatesStaff(name, 'Maison Lumen')).toBe(true);
    expect(imitatesStaff('Ana Maison', 'Maison Lumen')).toBe(false);
  });
});
