import type { EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { DomainError, type Id } from '#kernel';
import { currentManager, runStatement } from '../unit-of-work/work-context.js';
import type { RowScope } from './row-scope.js';

/**
 * Reads rows of one entity inside what the caller may: the scope is in every query that leaves here, and row-level
 * security says the same once more underneath.
 */
export abstract class ScopedRepository<Entity extends ObjectLiteral> {
  protected constructor(
    private readonly entity: EntityTarget<Entity>,
    protected readonly alias: string,
  ) {}

  /** A query that sees only rows inside `scope`. */
  protected within(scope: RowScope): SelectQueryBuilder<Entity> {
    const query = currentManager().createQueryBuilder(this.entity, this.alias);
    const { sql, parameters } = scope((field) => this.column(field));
    return query.where(`(${sql})`, parameters);
  }

  /**
   * One visible row, in one statement with its scope.
   * @throws DomainError not_found NOT_FOUND: hidden and absent are the same.
   */
  protected async getWithin(scope: RowScope, id: Id): Promise<Entity> {
    const [row] = await this.rows(this.within(scope).andWhere(`${this.alias}.id = :id`, { id }));
    if (!row) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    return row;
  }

  /** Runs a query of `within` and gives its rows by property name: no entity graph is built. */
  protected rows(query: SelectQueryBuilder<Entity>): Promise<Entity[]> {
    const { columns } = currentManager().dataSource.getMetadata(this.entity);
    columns.forEach(({ propertyName }, index) => {
      const column = `${this.alias}.${propertyName}`;
      if (index === 0) query.select(column, propertyName);
      else query.addSelect(column, propertyName);
    });
    return runStatement<Entity>(...query.getQueryAndParameters());
  }

  /** The quoted column of a field that rules speak of. */
  private column(field: string): string {
    const metadata = currentManager().dataSource.getMetadata(this.entity).findColumnWithPropertyName(field);
    if (!metadata) throw new Error(`rules speak of ${field}, which ${this.alias} has not`);
    return `${this.alias}.${metadata.propertyName}`;
  }
}
