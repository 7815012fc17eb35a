import type { PageContext } from '../page-context.js';
import type { PostView } from '../views.js';

const SIZES = '(max-width: 46rem) 100vw, 40rem';

/** The pictures, the documents and the links of one post; read without a script. */
export function Files({ page, post }: { page: PageContext; post: PostView }) {
  const { t, language } = page;
  const { pictures, documents, previews } = post;
  return (
    <>
      {pictures.length > 0 && (
        <ul class={pictures.length === 1 ? 'pictures one' : 'pictures'}>
          {pictures.map((picture) => (
            <li key={picture.id}>
              <a href={picture.large} target="_blank" rel="noopener" aria-label={t.enlarge(picture.alt)}>
                <picture>
                  {picture.moving && (
                    <source
                      media="(prefers-reduced-motion: no-preference)"
                      type="image/webp"
                      srcset={picture.moving}
                    />
                  )}
                  <source type="image/avif" srcset={picture.avif} sizes={SIZES} />
                  <img
                    src={picture.small}
                    srcset={picture.webp}
                    sizes={SIZES}
                    width={picture.width}
                    height={picture.height}
                    alt={picture.alt}
                    loading="lazy"
                    decoding="async"
                  />
                </picture>
              </a>
            </li>
          ))}
        </ul>
      )}
      {documents.length > 0 && (
        <ul class="documents">
          {documents.map(({ id, name, sizeBytes, path }) => (
            <li key={id}>
              <a href={path} download={name}>
                <bdi>{name}</bdi> <span class="quiet">PDF · {sizeText(sizeBytes, language)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {previews.length > 0 && (
        <ul class="previews">
          {previews.map(({ url, title, description, site }) => (
            <li key={url}>
              <a href={url} rel="nofollow noopener ugc">
                <span class="quiet">{site}</span>
                <b dir="auto">{title}</b>
                {description && <span dir="auto">{description}</span>}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function sizeText(bytes: number, language: string): string {
  const isLarge = bytes >= 1_000_000;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / 1_000_000 : Math.max(1, bytes / 1_000));
}
