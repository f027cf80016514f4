import './shortcuts-dialog.css';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/ui/dialog.js';

type Group = 'move' | 'write';

/** All keys, in words. The names of keys are those on the reader's own keyboard. */
export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('messages');
  const enter = t('keys.enter');
  const groups: Record<Group, [readonly string[], string][]> = {
    move: [
      [['j', '↓'], t('keys.next')],
      [['k', '↑'], t('keys.previous')],
      [['r'], t('keys.reply')],
      [['q'], t('keys.quote')],
      [['+'], t('keys.react')],
      [['e'], t('keys.edit')],
      [['s'], t('keys.save')],
      [['p'], t('keys.pin')],
      [['u'], t('keys.unread')],
      [[t('keys.esc')], t('keys.escape')],
      [['?'], t('keys.help')],
      [[`${t('keys.ctrl')} K`], t('keys.palette')],
    ],
    write: [
      [[enter], t('keys.send')],
      [[`${t('keys.shift')} ${enter}`], t('keys.newLine')],
      [['↑'], t('keys.editLast')],
    ],
  };
  return (
    <Dialog title={t('keys.title')} onClose={onClose} isRoomy>
      {(['move', 'write'] as const).map((group) => (
        <section key={group} className="shortcuts">
          <h3>{t(`keys.${group}`)}</h3>
          <dl>
            {groups[group].map(([keys, text]) => (
              <div key={text}>
                <dt>{text}</dt>
                <dd>
                  {keys.map((key, index) => (
                    <span key={key}>
                      {index > 0 && <span className="shortcuts-or"> {t('keys.or')} </span>}
                      <kbd>{key}</kbd>
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
