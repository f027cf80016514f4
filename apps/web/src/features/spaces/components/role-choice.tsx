import { SPACE_ROLES, type SpaceMember } from '#contracts';
import { useId } from 'react';
import { useSpaceTexts } from './use-space-texts.js';

type Role = SpaceMember['role'];

export function RoleChoice({ value, onChange }: { value: Role; onChange(role: Role): void }) {
  const t = useSpaceTexts();
  const id = useId();
  return (
    <div className="form-field">
      <label htmlFor={id}>{t('settings.members.role')}</label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={({ target }) => onChange(SPACE_ROLES.find((role) => role === target.value) ?? value)}
      >
        {SPACE_ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`settings.members.roles.${role}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
