import { translate } from '@docusaurus/Translate'
import type { ReactNode } from 'react'
import { useLanguage } from '../labels'
import shared from '../shared.module.css'
import { formats, profileChoices, type Settings, standardChoices } from './settings'

interface ControlsProps {
  settings: Settings
  onChange(settings: Settings): void
  children?: ReactNode
}

/** The options of a check: standard and edition, profile, format, day, language of the messages. */
export function Controls({ settings, onChange, children }: ControlsProps) {
  const language = useLanguage()
  const set = (change: Partial<Settings>) => onChange({ ...settings, ...change })
  const auto = translate({ id: 'playground.auto', message: '自动识别' })
  return (
    <div className={shared.row}>
      <Choice
        id="standard"
        label={translate({ id: 'playground.standard', message: '标准与版本' })}
        value={settings.standard}
        empty={auto}
        choices={standardChoices(language)}
        onChange={(standard) => {
          const applies = profileChoices(standard, language).some(({ value }) => value === settings.profile)
          set({ standard, profile: applies ? settings.profile : '' })
        }}
      />
      <Choice
        id="profile"
        label={translate({ id: 'playground.profile', message: '地方细则' })}
        value={settings.profile}
        empty={translate({ id: 'playground.national', message: '只按国家标准' })}
        choices={profileChoices(settings.standard, language)}
        onChange={(profile) => set({ profile })}
      />
      <Choice
        id="format"
        label={translate({ id: 'playground.format', message: '格式' })}
        value={settings.format}
        empty={auto}
        choices={formats.map((value) => ({ value, label: value.toUpperCase() }))}
        onChange={(format) => set({ format })}
      />
      <label className={shared.field}>
        {translate({ id: 'playground.asOf', message: '检查日期' })}
        <input type="date" data-testid="as-of" value={settings.asOf} onChange={({ target }) => set({ asOf: target.value })} />
      </label>
      <Choice
        id="language"
        label={translate({ id: 'playground.language', message: '句子语言' })}
        value={settings.language}
        choices={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(value) => set({ language: value === 'en' ? 'en' : 'zh' })}
      />
      {children}
    </div>
  )
}

interface ChoiceProps {
  id: string
  label: string
  value: string
  empty?: string
  choices: { value: string; label: string }[]
  onChange(value: string): void
}

/** A labelled select. With `empty`, it has an option of that label and the value ''. */
export function Choice({ id, label, value, empty, choices, onChange }: ChoiceProps) {
  return (
    <label className={shared.field}>
      {label}
      <select data-testid={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  )
}
