import { readdirSync, readFileSync } from 'node:fs';
import { type DocumentNode, type FragmentDefinitionNode, Kind, parse, print, visit } from 'graphql';

/** The operations as the front ends send them, by name, each with the fragments it needs. */
export class Operations {
  private readonly texts: ReadonlyMap<string, string>;

  /** Reads `*.graphql` of a front end, such as apps/widget/src/operations. */
  constructor(folder: string) {
    const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
    const source = files.map((name) => readFileSync(`${folder}/${name}`, 'utf8')).join('\n');
    this.texts = textsOf(parse(source));
  }

  /** Throws for a name that no document has. */
  text(name: string): string {
    const text = this.texts.get(name);
    if (text === undefined) throw new Error(`No operation is called ${name}.`);
    return text;
  }
}

function textsOf(document: DocumentNode): Map<string, string> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const texts = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const needed = new Map<string, FragmentDefinitionNode>();
    collect(definition, fragments, needed);
    texts.set(
      definition.name?.value ?? '',
      [definition, ...needed.values()].map((node) => print(node)).join('\n'),
    );
  }
  return texts;
}

function collect(
  node: Parameters<typeof print>[0],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  needed: Map<string, FragmentDefinitionNode>,
): void {
  visit(node, {
    FragmentSpread: ({ name }) => {
      const fragment = fragments.get(name.value);
      if (!fragment || needed.has(name.value)) return;
      needed.set(name.value, fragment);
      collect(fragment, fragments, needed);
    },
  });
}
