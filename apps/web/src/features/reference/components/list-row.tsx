import type { ReferenceList } from '#contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { CompletenessBar } from './completeness-bar.js';

export function ListRow({ list }: { list: ReferenceList }) {
  const { t } = useTranslation('reference');
  return (
    <li>
      <div className="reference-row-head">
        <h2>
          <Link to="/lists/$listId" params={{ listId: list.id }}>
            {list.name}
          </Link>
        </h2>
        <LabelTag labelId={list.labelId} />
      </div>
      {list.description !== '' && <p className="reference-text">{list.description}</p>}
      <p className="reference-facts">
        <span>{t(`kinds.${list.kind}`)}</span>
        <span>{list.space.name}</span>
        <span>{t('entries', { count: list.entries })}</span>
        <CompletenessBar value={list.completeness} />
      </p>
    </li>
  );
}
