//! What a policy decision costs: twelve policies from strings, from interned symbols and from JSON text, at 12, 120 and
//! 1,200 policies, beside the same policies in Rego in regorus' interpreter, and with the feature `peers` in cedar-policy
//! and in casbin, in one run. An answer is the effect and the identifiers of the policies that determine it.
//!
//! Every figure is the fastest of many short batches over the same five requests; the ratios are what to look at.
//! Before anything is timed, all variants are checked to give the same effect and the same policies.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use bastion_core::canonical;
use bastion_core::policy::{Effect, Matches, PolicyDocument, PolicyRequest, PolicySet};

#[cfg(feature = "peers")]
#[path = "policy_peers.rs"]
mod peers;

/// Identifier, effect, our policy and the same condition in Rego. Every request states every attribute they ask for.
const POLICIES: [(&str, &str, &str, &str); 12] = [
    (
        "p01",
        "block",
        "actions: [data.read, data.export], subjects: { roles: { any_of: [analyst] } }, scope: { pii_levels: [high] }",
        "input.action in {\"data.read\", \"data.export\"}; \"analyst\" in input.principal.roles; input.resource.pii_level == \"high\"",
    ),
    (
        "p02",
        "block",
        "scope: { pii_levels: [low, high], jurisdictions: { any_of: [EU, UK, CH] } }, subjects: { jurisdictions: { none_of: [EU, UK, CH] } }",
        "input.resource.pii_level in {\"low\", \"high\"}; input.resource.jurisdiction in {\"EU\", \"UK\", \"CH\"}; not input.principal.jurisdiction in {\"EU\", \"UK\", \"CH\"}",
    ),
    (
        "p03",
        "require_approval",
        "actions: [data.write, schema.change, data.delete], scope: { environments: [production] }",
        "input.environment == \"production\"; input.action in {\"data.write\", \"schema.change\", \"data.delete\"}",
    ),
    (
        "p04",
        "allow",
        "actions: [data.read, data.export], scope: { pii_levels: [none, low] }",
        "input.action in {\"data.read\", \"data.export\"}; input.resource.pii_level in {\"none\", \"low\"}",
    ),
    (
        "p05",
        "allow",
        "actions: [data.write, schema.change], scope: { environments: [staging] }",
        "input.environment == \"staging\"; input.action in {\"data.write\", \"schema.change\"}",
    ),
    (
        "p06",
        "allow",
        "actions: [data.read], subjects: { roles: { any_of: [dpo] } }",
        "input.action == \"data.read\"; \"dpo\" in input.principal.roles",
    ),
    (
        "p07",
        "block",
        "actions: [data.export], rows: { rows_min: 100001 }",
        "input.action == \"data.export\"; input.rows >= 100001",
    ),
    (
        "p08",
        "require_approval",
        "actions: [data.export], rows: { rows_min: 1000, rows_max: 100000 }",
        "input.action == \"data.export\"; input.rows >= 1000; input.rows <= 100000",
    ),
    ("p09", "block", "scope: { tags: { any_of: [quarantined] } }", "\"quarantined\" in input.resource.tags"),
    (
        "p10",
        "require_approval",
        "actions: [data.write, data.delete], subjects: { kinds: [agent] }",
        "input.principal.kind == \"agent\"; input.action in {\"data.write\", \"data.delete\"}",
    ),
    (
        "p11",
        "require_approval",
        "subjects: { kinds: [agent] }, scope: { pii_levels: [low] }",
        "input.principal.kind == \"agent\"; input.resource.pii_level == \"low\"",
    ),
    (
        "p12",
        "block",
        "actions: [schema.change], subjects: { roles: { any_of: [contractor], none_of: [admin] } }",
        "input.action == \"schema.change\"; \"contractor\" in input.principal.roles; not \"admin\" in input.principal.roles",
    ),
];

/// Principal kind, roles, jurisdiction; action, environment, rows; data set, domain, level, jurisdiction, tags.
const REQUESTS: [&str; 5] = [
    r#"{"tenant":"org-0","principal":{"id":"ada","kind":"user","roles":["analyst","viewer"],"jurisdiction":"EU"},"action":"data.read","environment":"production","purpose":"audit","rows":10,"resource":{"dataset":"bank.customers","domain":"retail","pii_level":"high","jurisdiction":"EU","tags":["gold"]}}"#,
    r#"{"tenant":"org-0","principal":{"id":"bob","kind":"user","roles":["engineer"],"jurisdiction":"US"},"action":"data.write","environment":"production","purpose":"fix","rows":1,"resource":{"dataset":"bank.rates","domain":"markets","pii_level":"none","jurisdiction":"US","tags":[]}}"#,
    r#"{"tenant":"org-0","principal":{"id":"eve","kind":"user","roles":["analyst"],"jurisdiction":"EU"},"action":"data.read","environment":"production","purpose":"report","rows":500,"resource":{"dataset":"bank.branches","domain":"retail","pii_level":"low","jurisdiction":"EU","tags":["gold","raw"]}}"#,
    r#"{"tenant":"org-0","principal":{"id":"etl","kind":"agent","roles":["loader"],"jurisdiction":"UK"},"action":"data.export","environment":"production","purpose":"report","rows":50000,"resource":{"dataset":"bank.ledger","domain":"finance","pii_level":"low","jurisdiction":"UK","tags":[]}}"#,
    r#"{"tenant":"org-0","principal":{"id":"mia","kind":"user","roles":["viewer"],"jurisdiction":"APAC"},"action":"data.delete","environment":"staging","purpose":"cleanup","rows":3,"resource":{"dataset":"bank.tmp","domain":"retail","pii_level":"none","jurisdiction":"APAC","tags":["raw"]}}"#,
];

const EXPECTED: [(Effect, &[&str]); 5] = [
    (Effect::Block, &["p01"]),
    (Effect::RequireApproval, &["p03"]),
    (Effect::Allow, &["p04"]),
    (Effect::RequireApproval, &["p04", "p08", "p11"]),
    (Effect::Block, &[]),
];

/// The system's allocator, counting.
struct Counting;

static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: every call is passed on unchanged to the system's allocator
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        // SAFETY: the caller keeps the contract, which is the same
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps the contract, which is the same
        unsafe { System.dealloc(pointer, layout) }
    }
}

fn main() {
    println!("policy decision, ns (ratio to the interned request at 12 policies)\n");
    println!(
        "{:>8}  {:>22}  {:>14}  {:>14}  {:>14}  {:>14}  {:>10}",
        "policies", "interned, 0 alloc", "from strings", "from JSON text", "decide()", "regorus", "regorus/strings"
    );
    let mut base = None;
    for tenants in [1, 10, 100] {
        let figures = measure(tenants);
        let base = *base.get_or_insert(figures[0]);
        let cell = |ns: f64| format!("{ns:.0} ({:.1})", ns / base);
        println!(
            "{:>8}  {:>22}  {:>14}  {:>14}  {:>14}  {:>14}  {:>10.0}",
            tenants * 12,
            cell(figures[0]),
            cell(figures[1]),
            cell(figures[2]),
            cell(figures[3]),
            cell(figures[4]),
            figures[4] / figures[1],
        );
    }
    #[cfg(feature = "peers")]
    beside_peers();
    println!("\nall variants agreed on the effect and the policies of every request");
    println!("allocations per decision, interned and from strings: 0");
    let (without, with) = condition();
    println!("one policy that matches: {without:.0} ns, with a Rego condition {with:.0} ns");
}

/// The same decisions in the other engines, beside ours from strings.
#[cfg(feature = "peers")]
fn beside_peers() {
    println!("\n{:>8}  {:>14}  {:>24}  {:>24}", "policies", "from strings", "cedar-policy (ratio)", "casbin (ratio)");
    let requests: Vec<PolicyRequest> =
        REQUESTS.iter().map(|text| canonical::read(text.as_bytes()).expect("a request")).collect();
    for tenants in [1, 10, 100] {
        let set = native(tenants);
        let (cedar, casbin) = (peers::Cedar::new(tenants, &requests), peers::Casbin::new(tenants, &requests));
        let mut matches = Matches::default();
        for (position, request) in requests.iter().enumerate() {
            set.evaluate(&set.symbols(request), &mut matches);
            let own: Vec<&str> = set.determining(&matches).collect();
            let (effect, mut determining) = cedar.decide(position);
            determining.sort_unstable();
            assert_eq!((effect, determining), (matches.effect(), own), "cedar-policy, {}", REQUESTS[position]);
            assert_eq!(casbin.decide(position), matches.effect(), "casbin, {}", REQUESTS[position]);
        }
        let strings = from_strings(&set, &requests);
        let cedar = fastest(1, || {
            for position in 0..requests.len() {
                black_box(cedar.decide(black_box(position)));
            }
        });
        let casbin = fastest(1, || {
            for position in 0..requests.len() {
                black_box(casbin.decide(black_box(position)));
            }
        });
        let cell = |ns: f64| format!("{ns:.0} ({:.0})", ns / strings);
        println!("{:>8}  {strings:>14.0}  {:>24}  {:>24}", tenants * 12, cell(cedar), cell(casbin));
    }
}

/// Nanoseconds per decision from strings to the effect and the identifiers of the policies that determine it.
fn from_strings(set: &PolicySet, requests: &[PolicyRequest]) -> f64 {
    let mut matches = Matches::default();
    let mut determining: Vec<*const str> = Vec::with_capacity(16);
    fastest(1_000, || {
        for request in requests {
            set.evaluate(&set.symbols(black_box(request)), &mut matches);
            determining.clear();
            determining.extend(set.determining(&matches).map(std::ptr::from_ref));
            black_box((matches.effect(), &determining));
        }
    })
}

/// What a decision from strings by one policy costs, without and with a condition.
fn condition() -> (f64, f64) {
    let request: PolicyRequest = canonical::read(REQUESTS[1].as_bytes()).expect("a request");
    let figure = |when: &str| {
        let list = format!(
            "format: bastion.policy/v1\npolicies:\n  - {{ id: p, name: P, kind: access, {when}effect: allow }}"
        );
        let set =
            PolicySet::compile(PolicyDocument::read(list.as_bytes()).expect("a document").policies).expect("a set");
        let mut matches = Matches::default();
        let figure = 5.0 * fastest(20, || set.evaluate(&set.symbols(black_box(&request)), &mut matches));
        assert_eq!((matches.effect(), matches.failures.len()), (Effect::Allow, 0));
        figure
    };
    (figure(""), figure("when: 'holds := input.rows < 1000', "))
}

/// Nanoseconds per decision: interned, from strings, from JSON text, the whole decision, regorus.
fn measure(tenants: usize) -> [f64; 5] {
    let set = native(tenants);
    let mut engine = rego(tenants);
    let requests: Vec<PolicyRequest> =
        REQUESTS.iter().map(|text| canonical::read(text.as_bytes()).expect("a request")).collect();
    let inputs: Vec<regorus::Value> =
        REQUESTS.iter().map(|text| regorus::Value::from_json_str(text).expect("an input")).collect();
    agree(&set, &mut engine, &requests, &inputs);

    let symbols: Vec<_> = requests.iter().map(|request| set.symbols(request)).collect();
    let mut matches = Matches::default();
    let interned = fastest(2_000, || {
        for symbols in &symbols {
            set.evaluate(black_box(symbols), &mut matches);
            black_box(&matches);
        }
    });
    let strings = from_strings(&set, &requests);
    let before = ALLOCATIONS.load(Ordering::Relaxed);
    for request in &requests {
        set.evaluate(&set.symbols(request), &mut matches);
    }
    assert_eq!(ALLOCATIONS.load(Ordering::Relaxed), before, "the typed path allocates");
    let text = fastest(200, || {
        for text in REQUESTS {
            let request: PolicyRequest = serde_json::from_str(black_box(text)).expect("a request");
            set.evaluate(&set.symbols(&request), &mut matches);
            black_box(&matches);
        }
    });
    let whole = fastest(50, || {
        for request in &requests {
            black_box(set.decide(black_box(request)).expect("a decision"));
        }
    });
    let rego = fastest(1, || {
        for input in &inputs {
            black_box(evaluate(&mut engine, input));
        }
    });
    [interned, strings, text, whole, rego]
}

/// Nanoseconds per request of the fastest of many batches.
fn fastest(rounds: u32, mut batch: impl FnMut()) -> f64 {
    let began = Instant::now();
    let mut fastest = Duration::MAX;
    while began.elapsed() < Duration::from_millis(700) {
        let start = Instant::now();
        for _ in 0..rounds {
            batch();
        }
        fastest = fastest.min(start.elapsed());
    }
    fastest.as_secs_f64() * 1e9 / f64::from(rounds) / 5.0
}

/// The twelve policies for each of so many tenants.
fn native(tenants: usize) -> PolicySet {
    let mut text = "format: bastion.policy/v1\npolicies:\n".to_owned();
    for tenant in 0..tenants {
        for (id, effect, fields, _) in POLICIES {
            let scoped = if fields.contains("scope: { ") {
                fields.replace("scope: { ", &format!("scope: {{ tenants: [org-{tenant}], "))
            } else {
                format!("{fields}, scope: {{ tenants: [org-{tenant}] }}")
            };
            let approvers = if effect == "require_approval" { ", approvers: { roles: [owner] }" } else { "" };
            text.push_str(&format!(
                "  - {{ id: {id}.{tenant}, name: Policy {id}, kind: access, {scoped}, effect: {effect}{approvers} }}\n"
            ));
        }
    }
    let document = PolicyDocument::from_yaml(text.as_bytes()).expect("a document");
    PolicySet::compile(document.policies).expect("a set")
}

/// The same policies as one Rego module.
fn rego(tenants: usize) -> regorus::Engine {
    let mut text = "package bench\nimport rego.v1\n".to_owned();
    for tenant in 0..tenants {
        for (id, effect, _, condition) in POLICIES {
            text.push_str(&format!(
                "{effect} contains \"{id}.{tenant}\" if {{ input.tenant == \"org-{tenant}\"; {condition} }}\n"
            ));
        }
    }
    text.push_str(
        "default effect := \"block\"\n\
         effect := \"block\" if { count(block) > 0 } \
         else := \"require_approval\" if { count(require_approval) > 0 } \
         else := \"allow\" if { count(allow) > 0 }\n\
         decision := {\"effect\": effect, \"matched\": (block | require_approval) | allow}\n",
    );
    let mut engine = regorus::Engine::new();
    engine.add_policy("bench.rego".to_owned(), text).expect("a module");
    engine
}

fn evaluate(engine: &mut regorus::Engine, input: &regorus::Value) -> regorus::Value {
    engine.set_input(input.clone());
    engine.eval_rule("data.bench.decision".to_owned()).expect("a decision")
}

fn agree(set: &PolicySet, engine: &mut regorus::Engine, requests: &[PolicyRequest], inputs: &[regorus::Value]) {
    for (((request, input), (effect, ids)), text) in requests.iter().zip(inputs).zip(EXPECTED).zip(REQUESTS) {
        let ids: Vec<String> = ids.iter().map(|id| format!("{id}.0")).collect();
        let mut matches = Matches::default();
        set.evaluate(&set.symbols(request), &mut matches);
        let matched: Vec<String> =
            matches.policies.iter().map(|position| set.policies()[*position as usize].id.clone()).collect();
        assert_eq!((matches.effect(), &matched), (effect, &ids), "{text}");
        let decision = set.decide(request).expect("a decision");
        let mut decided: Vec<String> = decision.matched.into_iter().map(|policy| policy.id).collect();
        decided.sort();
        assert_eq!((decision.effect, &decided), (effect, &ids), "{text}");
        let json: serde_json::Value =
            serde_json::from_str(&evaluate(engine, input).to_json_str().expect("JSON")).expect("JSON");
        assert_eq!(json, serde_json::json!({ "effect": effect, "matched": ids }), "{text}");
    }
}
