import type { Space } from '#contracts';
import { dayOnly } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { PersonLink } from '../../../shared/person/person-name.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { RetentionLine } from './retention-line.js';
import { useSpaceTexts } from './use-space-texts.js';

/** Who animates it, who comes in, what it may hold. */
export function SpaceSummary({ space }: { space: Space }) {
  const t = useSpaceTexts();
  const language = useLanguage();
  const { animators, ceilingLabelId, createdAt, defaultLabelId, entryLabelId } = space;
  return (
    <section>
      <h2>{t('home.facts')}</h2>
      <dl className="space-summary">
        <div>
          <dt>{t('home.animators')}</dt>
          {animators.length === 0 && <dd>{t('home.nobodyAnimates')}</dd>}
          {animators.map((person) => (
            <dd key={person.id}>
              <PersonLink person={person} />
              {person.unit !== null && <span className="space-unit">{person.unit}</span>}
            </dd>
          ))}
        </div>
        <div>
          <dt>{t('home.entry')}</dt>
          <dd>
            <LabelTag labelId={entryLabelId} />
          </dd>
        </div>
        {defaultLabelId !== null && (
          <div>
            <dt>{t('home.usual')}</dt>
            <dd>
              <LabelTag labelId={defaultLabelId} />
            </dd>
          </div>
        )}
        {ceilingLabelId !== null && (
          <div>
            <dt>{t('home.ceiling')}</dt>
            <dd>
              <LabelTag labelId={ceilingLabelId} />
            </dd>
          </div>
        )}
        {space.abilities.enter && <RetentionLine spaceId={space.id} />}
        <div>
          <dt>{t('home.created')}</dt>
          <dd>{dayOnly(language, createdAt)}</dd>
        </div>
      </dl>
    </section>
  );
}
