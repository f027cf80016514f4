import { useTranslation } from 'react-i18next';
import { directoryTexts } from '../../../shared/i18n/directory/texts.js';

type Known = keyof typeof directoryTexts.fr.reasons;

/** Why a run stopped or an entry was skipped, in words; a code of a newer server is shown as it is. */
export function Reason({ code }: { code: string }) {
  const { t } = useTranslation('directory');
  return isKnown(code) ? t(`reasons.${code}`) : <code>{code}</code>;
}

function isKnown(code: string): code is Known {
  return Object.hasOwn(directoryTexts.fr.reasons, code);
}
