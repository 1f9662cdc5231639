import type { LinksWidget } from "../engine/report";
import { Card } from "./card";

/** Links that a dashboard offers. Only addresses of the web are followed. */
export function LinksCard({ widget, size }: { widget: LinksWidget; size: number }) {
  const links = widget.links.filter(({ url }) => /^https?:\/\//i.test(url));
  return (
    <Card widget={widget} size={size} value={null}>
      <ul class="links">
        {links.map(({ title, url, description }) => (
          <li key={url}>
            <a href={url} rel="noreferrer" target="_blank">
              {title || url}
            </a>
            {description && <span class="card-description"> {description}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
