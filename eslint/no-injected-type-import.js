/**
 * Nest reads the class of a constructor's parameter at run time: behind `import type` there is none, and the
 * application compiles but dies at boot. A parameter with its own `@Inject…` does not need the class.
 */
export const noInjectedTypeImport = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      erased: '"{{name}}" is injected, so it must be imported as a value, not with "import type".',
    },
  },
  create(context) {
    const erased = new Set();
    const injects = (decorator) => /^Inject/.test(decorator.expression.callee?.name ?? '');
    return {
      ImportDeclaration(node) {
        for (const specifier of node.specifiers) {
          if (node.importKind === 'type' || specifier.importKind === 'type') erased.add(specifier.local.name);
        }
      },
      'MethodDefinition[kind="constructor"]'(node) {
        if ((node.parent.parent.decorators ?? []).length === 0) return;
        for (const parameter of node.value.params) {
          if (parameter.decorators?.some(injects)) continue;
          const target = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
          const name = target.typeAnnotation?.typeAnnotation.typeName?.name;
          if (erased.has(name)) context.report({ node: parameter, messageId: 'erased', data: { name } });
        }
      },
    };
  },
};
