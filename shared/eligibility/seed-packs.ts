import cn110000Elections2025 from './packs/cn-110000-elections-2025.json' with { type: 'json' }
import cn350000Elections2022 from './packs/cn-350000-elections-2022.json' with { type: 'json' }
import cn430000Elections2021 from './packs/cn-430000-elections-2021.json' with { type: 'json' }
import cn440000Elections2023 from './packs/cn-440000-elections-2023.json' with { type: 'json' }
import cnLocalSocietiesCalendar from './packs/cn-local-societies-calendar.json' with { type: 'json' }
import cnNationalSocietiesCalendar from './packs/cn-national-societies-calendar.json' with { type: 'json' }
import cnRetiredCadres from './packs/cn-retired-cadres.json' with { type: 'json' }
import cnServingCadres from './packs/cn-serving-cadres.json' with { type: 'json' }
import cnSocietiesCharters from './packs/cn-societies-charters.json' with { type: 'json' }
import cnSocietiesStatute from './packs/cn-societies-statute.json' with { type: 'json' }
import { type RulePack, rulePack } from './rule-pack.ts'

/** The packs that come with the product: rules that were read, each with its document and article. Others are put in as data, or in place of these. */
export const seedPacks: readonly RulePack[] = [
  cn110000Elections2025,
  cn350000Elections2022,
  cn430000Elections2021,
  cn440000Elections2023,
  cnLocalSocietiesCalendar,
  cnNationalSocietiesCalendar,
  cnRetiredCadres,
  cnServingCadres,
  cnSocietiesCharters,
  cnSocietiesStatute,
].map((pack) => rulePack.parse(pack))
