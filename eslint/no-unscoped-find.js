import { ESLintUtils } from '@typescript-eslint/utils';

const READS = /^(find|count|exist)/;
const TYPEORM_READERS = new Set(['Repository', 'EntityManager', 'TreeRepository', 'MongoRepository']);

/**
 * TypeORM's `find({ where: undefined })` returns every row and `findOneBy({})` the first one. Only the scoped
 * repository of libs/database, which always adds the reader's scope, may call them.
 */
export const noUnscopedFind = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      unscoped: 'Read through the scoped repository of #database: {{name}} widens on a missing condition.',
    },
  },
  create(context) {
    const services = ESLintUtils.getParserServices(context);
    const isReader = (type) =>
      TYPEORM_READERS.has(type.symbol?.name) || (type.getBaseTypes?.() ?? []).some(isReader);
    return {
      'CallExpression > MemberExpression.callee'(node) {
        const name = node.property.name ?? node.property.value;
        if (typeof name !== 'string' || !READS.test(name)) return;
        if (!isReader(services.getTypeAtLocation(node.object))) return;
        context.report({ node, messageId: 'unscoped', data: { name } });
      },
    };
  },
};
