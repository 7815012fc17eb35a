/** Decorators whose description is the docstring of the class, as readers of the schema see it. */
const SELF_DESCRIBED = new Set(['ObjectType', 'InputType', 'InterfaceType']);

/** Every exported declaration carries a docstring; decorators may stand between the two. */
export default {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { missing: 'Say in one sentence what "{{name}}" is: every exported symbol has a docstring.' },
  },
  create(context) {
    const { sourceCode } = context;
    return {
      ExportNamedDeclaration(node) {
        const { declaration } = node;
        if (!declaration || isSelfDescribed(declaration) || hasDocstring(node, sourceCode)) return;
        const name = (declaration.id ?? declaration.declarations?.[0]?.id)?.name ?? 'it';
        context.report({ node: declaration.id ?? node, messageId: 'missing', data: { name } });
      },
    };
  },
};

function isSelfDescribed({ decorators = [] }) {
  return decorators.some(({ expression }) => SELF_DESCRIBED.has(expression.callee?.name));
}

function hasDocstring(node, sourceCode) {
  // The decorators of an exported class come before the keyword, so the comment precedes the first of them.
  const decorators = node.declaration.decorators ?? [];
  const first = [node, ...decorators].sort((one, other) => one.range[0] - other.range[0])[0];
  const before = sourceCode.getCommentsBefore(first);
  return before.some(({ type, value }) => type === 'Block' && value.startsWith('*'));
}
