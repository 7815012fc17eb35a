import { Component } from 'preact';
import type { AttachedFile } from '#protocol';
import { variantsOf, type Variant } from '../../model/variants.js';
import { sizeText } from '../../model/file-check.js';
import { PostFilesDocument } from '../generated/operations.js';
import { Icon } from '../ui/icon.js';
import type { PostFeatureProps } from './extras.js';
import { openPicture } from './lightbox.js';

const SHEET = 'M14 3v4a1 1 0 0 0 1 1h4M17 21H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7l5 5v11a2 2 0 0 1-2 2z';

type Urls = ReadonlyMap<string, string>;

/** Addresses by file and variant. */
function urlsOf(files: readonly { id: string; variants: readonly { name: string; url: string }[] }[]): Urls {
  return new Map(
    files.flatMap(({ id, variants }) => variants.map(({ name, url }) => [`${id}/${name}`, url])),
  );
}

/**
 * The pictures and documents of one post. Frames carry no addresses, which are each reader's own and end after a while:
 * what has none, or one that is over, is asked for again.
 */
export class Attachments extends Component<PostFeatureProps, { fresh: Urls | null }> {
  override state = { fresh: null as Urls | null };
  #asked = 0;

  override componentDidMount(): void {
    this.#complete();
  }

  override componentDidUpdate(): void {
    this.#complete();
  }

  override render() {
    const { app, extras } = this.props;
    const files = extras.attachments ?? [];
    if (!files.length) return null;
    const pictures = files.filter(({ kind }) => kind === 'IMAGE');
    const documents = files.filter(({ kind }) => kind === 'PDF');
    return (
      <div class="files">
        {pictures.length > 0 && (
          <ul class={`pictures${pictures.length === 1 ? ' one' : ''}`}>
            {pictures.map((file) => (
              <li key={file.id}>{this.#picture(file)}</li>
            ))}
          </ul>
        )}
        {documents.length > 0 && (
          <ul class="documents">
            {documents.map((file) => {
              const size = sizeText(file.sizeBytes, app.lang);
              return (
                <li key={file.id}>
                  <a
                    class="document"
                    href={this.#url(file, variantsOf(file)[0]) ?? '#'}
                    download={file.name}
                    aria-label={app.t('download', { name: file.name, size })}
                  >
                    <Icon path={SHEET} />
                    <span class="file-name">{file.name}</span>
                    <span class="quiet">PDF · {size}</span>
                  </a>
                </li>
              );
            })}
          </ul>
        )}
      </div>
    );
  }

  #picture(file: AttachedFile) {
    const { app } = this.props;
    const variants = variantsOf(file);
    const still = variants.filter(({ isAnimated }) => !isAnimated);
    const moving = variants.find(({ isAnimated }) => isAnimated);
    const webp = still.filter(({ format }) => format === 'image/webp');
    const avif = still.filter(({ format }) => format === 'image/avif');
    const largest = moving ?? webp.at(-1);
    const href = this.#url(file, largest) ?? '#';
    return (
      <a
        class="picture"
        href={href}
        target="_blank"
        rel="noopener"
        aria-label={app.t('enlarge', { name: file.description || file.name })}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || href === '#') return;
          event.preventDefault();
          openPicture(app, { src: href, file });
        }}
      >
        <picture>
          {moving && (
            <source
              media="(prefers-reduced-motion: no-preference)"
              type={moving.format}
              srcset={this.#url(file, moving)}
            />
          )}
          <source
            type="image/avif"
            srcset={this.#srcset(file, avif)}
            sizes="(max-width: 46rem) 100vw, 40rem"
          />
          <img
            src={this.#url(file, webp[1] ?? webp[0])}
            srcset={this.#srcset(file, webp)}
            sizes="(max-width: 46rem) 100vw, 40rem"
            width={file.width ?? 0}
            height={file.height ?? 0}
            alt={file.description}
            loading="lazy"
            decoding="async"
            onError={() => void this.#ask()}
          />
        </picture>
      </a>
    );
  }

  #srcset(file: AttachedFile, variants: readonly Variant[]): string | undefined {
    const set = variants.flatMap((variant) => {
      const url = this.#url(file, variant);
      return url ? [`${url} ${variant.width}w`] : [];
    });
    return set.length ? set.join(', ') : undefined;
  }

  #url(file: AttachedFile, variant: Variant | undefined): string | undefined {
    const key = `${file.id}/${variant?.name ?? ''}`;
    return this.state.fresh?.get(key) ?? urlsOf(this.props.post.files).get(key);
  }

  #complete(): void {
    const files = this.props.extras.attachments ?? [];
    if (files.some((file) => !this.#url(file, variantsOf(file)[0]))) void this.#ask();
  }

  /** Not again within a minute: what is still not there then is not to be had. */
  async #ask(): Promise<void> {
    if (Date.now() - this.#asked < 60_000) return;
    this.#asked = Date.now();
    const { app, post } = this.props;
    try {
      const answer = await app.connection.send(PostFilesDocument, { id: post.id });
      this.setState({ fresh: urlsOf(answer.post?.attachments ?? []) });
    } catch (error) {
      app.report(error);
    }
  }
}
