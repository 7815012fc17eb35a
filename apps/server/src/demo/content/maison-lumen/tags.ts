/** What threads are about, as the team sorted it. */
export const lumenTags: Readonly<Record<string, string>> = {
  entretien: 'Nettoyer, réparer, faire durer.',
  livraison: 'Délais, colis, retours.',
  montage: 'Fixer, câbler, suspendre.',
  variateur: 'Ce qui grésille, ce qui scintille, ce qui ne descend pas assez bas.',
  accessibilité: 'Des lampes que tout le monde peut allumer.',
};
