import { MAX_LABEL_CATEGORIES, type LabelParts } from '#contracts';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { obstaclesTo, toggled, type LabelChoice } from '../api/label-choice.js';
import { CheckList } from './check-list.js';
import { listed, namesOf } from './listed.js';

type Props = { parts: LabelParts; choice: LabelChoice; onChange(choice: LabelChoice): void };

/** Compartments and releasability; what cannot stand together is said where it was ticked. */
export function PartsChoice({ parts, choice, onChange }: Props) {
  const { t } = useTranslation('labels');
  const language = useLanguage();
  const { restrictive, permissive } = choice;
  const { excluded, isTooMany, unreadable } = obstaclesTo(parts, choice);
  return (
    <>
      {parts.restrictive.length > 0 && (
        <CheckList
          legend={t('restrictive')}
          hint={t('restrictiveHint')}
          items={parts.restrictive}
          chosen={restrictive}
          problems={[
            ...excluded.map((set) =>
              t('excluded', { names: listed(namesOf(parts.restrictive, set, language), language, 'and') }),
            ),
            ...(isTooMany ? [t('tooMany', { most: MAX_LABEL_CATEGORIES })] : []),
          ]}
          onToggle={(id) => onChange({ ...choice, restrictive: toggled(restrictive, id) })}
        />
      )}
      {parts.permissive.map(({ tag, prefix, values }) => {
        const own = values.filter(({ held }) => held).map((value) => value.name[language]);
        const chosen = permissive[tag] ?? [];
        return (
          <CheckList
            key={tag}
            legend={prefix[language]}
            hint={t('permissiveHint')}
            items={values}
            chosen={chosen}
            problems={
              unreadable.includes(tag) ? [t('unreadable', { names: listed(own, language, 'or') })] : []
            }
            onToggle={(id) =>
              onChange({ ...choice, permissive: { ...permissive, [tag]: toggled(chosen, id) } })
            }
          />
        );
      })}
    </>
  );
}
