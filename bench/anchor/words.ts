/** The words the generated articles and the edits are made of. Nothing in `lib/` reads them. */

const list = (words: string): readonly string[] => words.trim().split(/\s*[;\n]\s*/);

/** What one language's prose is made of; every list has single words or short phrases. */
export type Lexicon = {
  readonly templates: readonly string[];
  readonly people: readonly string[];
  readonly places: readonly string[];
  readonly bodies: readonly string[];
  readonly units: readonly string[];
  readonly hedges: readonly string[];
  readonly modals: readonly string[];
  readonly reports: readonly string[];
  readonly negation: string;
  readonly adjectives: readonly string[];
  readonly nouns: readonly string[];
  readonly verbs: readonly string[];
  readonly adverbs: readonly string[];
  readonly small: readonly string[];
  readonly alphabet: string;
};

export const BULGARIAN: Lexicon = {
  templates: list(`
{H} {N} {U} са преминали през {C} за последната седмица, {R} {P} пред журналисти.
{O} {R}, че {X} {M} {V} до {N} {U} край {C}.
Според {P} броят на {A} {S} в {C} е достигнал {N}.
{P} {R}, че {O} {X} {V} {A} {S}.
В {C} {X} {V} {H} {N} {U}, а в {C} – {N}.
„{M} {V} {S}, но {X} {V} {S}“, {R} {P}.
„Това е {A} {S} за {C}“, {R} {P} в интервю за {O}.
{O} {V} {S} в {C} след {A} {S}, при която пострадаха {N} {U}.
По данни на {O} {S} струва {N} млн. лева.
Междувременно {P} и {P} {X} {V} {A} {S} в {C}.
На срещата в {C} участваха {N} {U} от {O}.
{A} {S} {V} {A} {S}, а {S} {V} {S}.
{O} {M} {V} {S} през следващите {N} дни.
Жителите на {C} {X} {V} {S} заради {A} {S}.
{P}, който оглавява {O}, {X} {V} {S}.
От {C} {R}, че {A} {S} {X} {V}.
Цената на {S} се повиши с {N} процента, {R} {O}.
{H} {N} {U} чакат {A} {S}, докато {O} {V} {S}.
През нощта над {C} бяха засечени {N} {U}.
Няма данни {S} да е {A}, {R} от {O}.
{V} ли {O} {S} в {C}?
Това {X} е {A} {S}.
{P}: „{S} {X} {M} {V}!“
Загинаха {N} {U}.
{R} го {P}, цитиран от {O}.
`),
  people: list(
    "Калин Чорбаджийски; Десислава Мутафова; Огнян Пенчев; Радостина Кьосева; Тодор Власаков; Мирела Бонева; Явор Кацаров; Снежана Драголова; Любен Хаджистоев; Ростислава Ушева; Пламен Гърбов; Елица Сарафска; Анри Дюмон; Хелга Щраус; Ким Дже-хун; Орхан Тезджан; Виктор Малишев; Оксана Бойчук; Ларс Нюстрьом; Джордж Уитфорд",
  ),
  places: list(
    "Горно Белово; Тервел; Суворово; Малко Градище; Харманли; Брезник; Чернигов; Ковел; Орел; Тамбов; Саратов; Вуковар; Клуж; Бурса; Одрин; Лвов; Днипро; Твер; Псков; Копривщица",
  ),
  bodies: list(
    "Агенцията по геодезия; Камарата на зърнарите; НАТО; ЮНИСЕФ; Гранична полиция; Сметната палата; Червеният кръст; „Екогласност“; БЧК; Съветът по хазарта; МААЕ; Институтът по океанология; Лукойл; Фронтекс; Омбудсманът; Държавният архив",
  ),
  units: list(
    "резервисти; беглеца; дрона; гаубици; камиона; палатки; мигранти; вагона; пожарникари; баржи; генератора; паркоместа; тона жито; автобуса; фургона; катера; сапьори; цистерни; легла; медици",
  ),
  hedges: list("около; близо; над; почти; поне; до; повече от; малко под; приблизително"),
  modals: list("ще; може да; трябва да; би могъл да; вероятно ще; навярно"),
  reports: list(
    "съобщи; потвърди; отрече; заяви; обяви; предположи; опроверга; каза; уточни; призна; увери; предупреди",
  ),
  negation: "не",
  adjectives: list(
    "тежка; временна; спорна; новата; крайбрежна; голяма; незаконна; мащабна; изненадваща; дървена; есенна; ремонтирана; съдебна; безплатна; стара; южна; кръгова; подводна; частна; обща",
  ),
  nouns: list(
    "реколтата; блокадата; дигата; наредбата; пътната такса; кампанията; трасето; резолюцията; евакуацията; сделката; жалбата; ваканцията; мрежата; болницата; доставката; гарата; разпоредбата; поръчката; язовирната стена; изложбата; проверката; касетката; митницата; отливката; ограда",
  ),
  verbs: list(
    "подкрепя; спира; обновява; проверява; изгражда; бави; оспорва; финансира; затваря; укрива; допуска; разширява; товари; охранява; изнася; ремонтира; обезсилва; надвишава; преглежда; залага",
  ),
  adverbs: list(
    "вчера; спешно; тихо; отново; предсрочно; за кратко; открито; напълно; безшумно; ритмично; на място; заедно",
  ),
  small: list("и; в; на; за; от; с; но; по; към; след; при; като; обаче; също; тогава; където"),
  alphabet: "абвгдежзийклмнопрстуфхцчшщъьюя",
};

export const ENGLISH: Lexicon = {
  templates: list(`
{H} {N} {U} crossed {C} last week, {P} {R} on Thursday.
{O} {R} that the {S} {M} {X} {V} {N} {U} near {C}.
According to {P} the number of {A} {U} in {C} has reached {N}.
{P} {R} that {O} had {X} {V} the {A} {S}.
In {C} officials {X} {V} {H} {N} {U}, and in {C} {N}.
"We {M} {V} the {S}, but {X} the {S}," {P} {R}.
"This is a {A} {S} for {C}," {R} {P} in an interview with {O}.
{O} {V} the {S} in {C} after a {A} {S} that injured {N} {U}.
The {S} costs ${"$"}{N} million, figures from {O} show.
Meanwhile {P} and {P} {X} {V} the {A} {S} in {C}.
The meeting in {C} drew {N} {U} from {O}.
The {A} {S} {V} a {A} {S}, and the {S} {V} the {S}.
{O} {M} {X} {V} the {S} within {N} days.
Residents of {C} {X} {V} the {S} because of the {A} {S}.
{P}, who leads {O}, {X} {V} the {S}.
Officials in {C} {R} that the {A} {S} was {X} {V}.
The price of the {S} rose by {N} percent, {O} {R}.
{H} {N} {U} wait for the {A} {S} while {O} {V} the {S}.
Overnight {N} {U} were seen above {C}.
There is no sign that the {S} is {A}, {O} {R}.
Has {O} {V} the {S} in {C}?
It was {X} a {A} {S}.
{P}: "The {S} {M} {X} {V}!"
{N} {U} died.
{P} {R} so, quoted by {O}.
`),
  people: list(
    "Harold Pinkerton; Mabel Ostrow; Desmond Quill; Priya Venkataraman; Tobias Lindqvist; Aoife Brannigan; Rashid Qasimi; Greta Hollander; Emeka Obi; Lucinda Farrow; Walter Szabo; Noor al-Hadi; Ivo Brkic; Chen Xiulan; Bartholomew Oates; Fiona McTeague",
  ),
  places: list(
    "Ashcombe; Port Lorne; Dunmarrow; Kirkwall; Millbrae; Tarnow; Gorizia; Vaduz; Esbjerg; Wexford; Trondheim; Larissa; Ostrava; Nantes; Leeuwarden; Plzen",
  ),
  bodies: list(
    "the Harbour Board; NATO; the Wool Guild; UNICEF; the Tidal Authority; Interpol; the Ombudsman; the Salt Commission; OPEC; the Rail Union; the Frost Institute; the Audit Chamber; Greenpeace; the Coast Guard",
  ),
  units: list(
    "reservists; drones; lorries; tents; barges; howitzers; migrants; generators; firefighters; wagons; buses; trawlers; medics; cranes; crates; hostages",
  ),
  hedges: list("about; nearly; more than; almost; at least; up to; roughly; fewer than"),
  modals: list("will; may; might; must; could; should; would; is likely to"),
  reports: list(
    "said; confirmed; denied; announced; claimed; admitted; warned; suggested; rejected; insisted; reported; conceded",
  ),
  negation: "not",
  adjectives: list(
    "heavy; temporary; disputed; coastal; wooden; unlawful; sudden; northern; private; leaking; rival; frozen; annual; flooded; hidden; broad",
  ),
  nouns: list(
    "harvest; blockade; dam; ordinance; toll; campaign; pipeline; evacuation; merger; appeal; ferry; hospital; shipment; station; contract; exhibit; inspection; tunnel; quarry; ceasefire",
  ),
  verbs: list(
    "backed; halted; renewed; inspected; built; delayed; contested; funded; closed; hid; admitted into; widened; loaded; guarded; exported; repaired; overturned; exceeded",
  ),
  adverbs: list("yesterday; quietly; again; briefly; openly; early; on site; together; in full; abroad"),
  small: list("and; in; on; for; of; with; but; by; to; after; at; as; also; then; where; its"),
  alphabet: "abcdefghijklmnoprstuvwyz",
};

/** Marks that some sentences of a post carry. */
export const PICTURES = ["🇧🇬", "👩‍👩‍👧", "⚠️", "🔥", "é", "🇺🇦🇵🇱"];
