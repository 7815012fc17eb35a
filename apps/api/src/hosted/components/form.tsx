import type { ComponentChildren, JSX } from 'preact';
import type { Messages } from '../i18n/messages.fr.js';
import { Icon } from './icon.js';

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  type?: 'text' | 'email' | 'password';
  autoComplete?: 'username' | 'current-password' | 'new-password' | 'nickname' | 'one-time-code' | 'off';
  maxLength?: number;
  minLength?: number;
  isLong?: boolean;
  value?: string;
}

/** A labelled field with its hint and the place of its error. */
export function Field({ name, label, hint, type = 'text', isLong, ...rest }: FieldProps) {
  const describedBy = [hint && `${name}-hint`, `${name}-error`].filter(Boolean).join(' ');
  const shared = {
    id: name,
    name,
    required: true,
    'aria-describedby': describedBy,
    dir: 'auto',
    ...rest,
  } as const;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {isLong ? (
        <textarea {...shared} rows={8} />
      ) : (
        // Preact types an input by each `type` apart; ours are all plain boxes of text.
        <input {...({ ...shared, type } as JSX.IntrinsicElements['input'])} />
      )}
      <p class="error" id={`${name}-error`} hidden />
    </div>
  );
}

interface FormProps {
  t: Messages;
  /** Which operation the page's script sends. */
  operation: string;
  submit: string;
  /** Where to go once done; absent: the page's `data-done` part is shown. */
  next?: string;
  /** Sent as soon as the page is there. */
  isAutomatic?: boolean;
  /** A small button in a line rather than the page's main one. */
  isInline?: boolean;
  /** What the button says to who does not see the line it is in. */
  spokenSubmit?: string;
  children?: ComponentChildren;
}

/** A form that the page's script sends; without a script it says so and sends nothing. */
export function Form({
  t,
  operation,
  submit,
  next,
  isAutomatic,
  isInline,
  spokenSubmit,
  children,
}: FormProps) {
  return (
    <form
      class={isInline ? 'form-inline' : 'form'}
      method="post"
      noValidate
      data-operation={operation}
      data-next={next}
      data-automatic={isAutomatic ? '' : undefined}
    >
      <p class="error form-error" role="alert" hidden data-form-error tabIndex={-1} />
      {children}
      <button
        type="submit"
        class={`${isInline ? 'secondary' : 'primary'} needs-script`}
        aria-label={spokenSubmit}
        data-busy-text={t.working}
      >
        {submit}
      </button>
      {!isInline && (
        <noscript>
          <p class="prompt">{t.writesNeedScript}</p>
        </noscript>
      )}
    </form>
  );
}

/** What takes the form's place once it has been sent. */
export function Done({
  title,
  hint,
  children,
}: {
  title: string;
  hint: string;
  children?: ComponentChildren;
}) {
  return (
    <div class="notice" data-done hidden>
      <Icon name="mail" />
      <h1 tabIndex={-1}>{title}</h1>
      <p class="lead">{hint}</p>
      {children}
    </div>
  );
}

/** The error texts that the script may need, as a data block. */
export function ErrorTexts({ t }: { t: Messages }) {
  const json = JSON.stringify(t.errors).replace(/</g, '\\u003c');
  return <script type="application/json" id="error-texts" dangerouslySetInnerHTML={{ __html: json }} />;
}
