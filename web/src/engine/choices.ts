/** What a view can be made of: everything that was read, whatever view is in force. */
export interface Choices {
  /** Entities that others belong to (`_team`, `service`), by blueprint, sorted by title. */
  entities: Record<string, ChoosableEntity[]>;
  /** Properties whose asked-for values a view can replace, such as the environment. */
  values: ChoosableValues[];
  /** The first and the last moment of what metrics count; null without any. */
  span: { from: string; to: string } | null;
}

export interface ChoosableEntity {
  identifier: string;
  title: string;
  /** Identifiers of the teams it belongs to. */
  team?: string[];
}

export interface ChoosableValues {
  blueprint: string;
  property: string;
  title: string;
  /** What the model's queries ask for. */
  usual: string[];
  /** What there is, the most frequent first. */
  values: { value: string; count: number }[];
}
