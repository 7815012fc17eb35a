import type { PageContext } from '../page-context.js';
import type { PrivacyView, ThreadView } from '../views.js';
import { Field, Form } from './form.js';

interface Props {
  page: PageContext;
  thread: ThreadView;
  privacy: PrivacyView;
  /** Where to go once it is done. */
  path: string;
}

/** For staff: takes a thread out of everybody's sight, or puts it back where nothing was written in private. */
export function PrivacyPanel({ page: { t }, thread, privacy, path }: Props) {
  const words = t.conversations;
  if (privacy.may === 'stay') return <p class="privacy quiet">{words.stays}</p>;
  const space = privacy.may === 'show' ? privacy.space : null;
  const name = space ? words.show : words.hide;
  return (
    <details class="privacy needs-script">
      <summary>{name}</summary>
      <p>{space ? words.showHint[space.visibility](space.name) : words.hideHint(thread.author.name)}</p>
      <Form t={t} operation={space ? 'threadMakePublic' : 'threadMakePrivate'} next={path} submit={name}>
        <input type="hidden" name="threadId" value={thread.id} />
        {space && <input type="hidden" name="spaceId" value={space.id} />}
        <Field
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          autoComplete="off"
          maxLength={500}
        />
      </Form>
    </details>
  );
}
