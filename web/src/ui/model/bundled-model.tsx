import type { Drafts } from "../../model/drafts";
import type { Model } from "../../state/model";

/** Which bundled model is in force, the others to choose from, and the way back from all changes. */
export function BundledModel({ model, drafts }: { model: Model; drafts: Drafts }) {
  const inForce = model.inForce.value;
  if (!inForce) return <p class="model-note">Asking the engine for the model</p>;
  const { name, bundled, documents } = inForce;
  const changed = documents.filter((document) => document.changed).length;
  return (
    <div class="model-base">
      <label for="model-base">In force</label>
      <select
        id="model-base"
        value={name}
        onChange={({ currentTarget }) => {
          drafts.forget();
          void model.use(currentTarget.value);
        }}
      >
        {bundled.map((one) => (
          <option key={one.name} value={one.name}>
            {one.title}
          </option>
        ))}
      </select>
      {(changed > 0 || drafts.all.value.size > 0) && (
        <button
          type="button"
          class="button"
          onClick={() => {
            drafts.forget();
            void model.reset();
          }}
        >
          Reset everything
        </button>
      )}
    </div>
  );
}
