import './page.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useEnvironmentIfAny } from '../mock/environment.ts';

interface PageProps {
  readonly title: string;
  /** What the page is for, in a sentence. */
  readonly about?: ComponentChildren;
  /** Where it belongs; left out for one that the navigation names. */
  readonly above?: { readonly href: string; readonly text: string };
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The frame of every page: its heading, which has the focus when the page is opened, and what can be done on it. */
export function Page({ title, about, above, actions, children }: PageProps) {
  const environment = useEnvironmentIfAny();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = [title, environment?.subdomain, 'nmbrs-mock'].filter(Boolean).join(' · ');
  }, [title, environment]);
  // A page that is opened by a link is read from its top; the first page of all begins where the browser begins.
  useEffect(() => {
    if (document.activeElement !== document.body || history.length > 1)
      heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="page">
      {above && (
        <nav aria-label="Page above" class="above">
          <a href={above.href}>{above.text}</a>
        </nav>
      )}
      <div class="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {about && <p class="soft">{about}</p>}
        </div>
        {actions && <div class="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

/** A part of a page with a heading of its own. */
export function Section({
  title,
  about,
  actions,
  children,
}: {
  readonly title: string;
  readonly about?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="section" aria-label={title}>
      <div class="section-head">
        <h2>{title}</h2>
        {actions}
      </div>
      {about && <p class="soft">{about}</p>}
      {children}
    </section>
  );
}

/** A surface for what belongs together. */
export function Panel({ children }: { readonly children: ComponentChildren }) {
  return <div class="panel">{children}</div>;
}

/** Names with their values. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
