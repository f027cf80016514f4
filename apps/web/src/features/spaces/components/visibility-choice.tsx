import { SPACE_VISIBILITIES, type SpaceItem } from '#contracts';
import { ChoiceCards } from './choice-cards.js';
import { useSpaceTexts } from './use-space-texts.js';

type Visibility = SpaceItem['visibility'];

export function VisibilityChoice(props: { value: Visibility; onChange(value: Visibility): void }) {
  const t = useSpaceTexts();
  const choices = SPACE_VISIBILITIES.map((value) => ({
    value,
    title: t(`visibilities.${value}`),
    hint: t(`visibilityHints.${value}`),
  }));
  return <ChoiceCards legend={t('new.who')} choices={choices} {...props} />;
}
