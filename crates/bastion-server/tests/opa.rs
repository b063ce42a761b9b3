//! The router asked by our own client, and our client before servers that want it no good.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use bastion_core::Error;
use bastion_core::connect::SystemRuntime;
use bastion_core::connect::opa::{OpaAddress, OpaPoint};
use bastion_core::error::ErrorCode;
use bastion_core::flow::{DecisionEvent, DecisionLog, DecisionRecord, LogWriter};
use bastion_core::key::{Secret, SigningKey};
use bastion_core::limits::DECISION_BYTES_MAX;
use bastion_core::log::NoteKey;
use bastion_core::policy::{Effect, PolicyRequest};
use bastion_core::port::{DecisionPoint, MemoryLog};
use bastion_server::http::authorise::BearerTokens;
use bastion_server::http::opa::{DecisionService, Recorder, router};
use bastion_server::http::serve::serve;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tower::ServiceExt;

const POLICIES: &str = "
format: bastion.policy/v1
policies:
  - { id: read, name: Read, kind: access, effect: allow, actions: [data.read],
      scope: { jurisdictions: { any_of: [EU, \"O'Hara\\\\\"] } }, obligations: { masks: [{ column: email, mask: { kind: 'null' } }] } }
  - { id: write, name: Write, kind: approval, effect: require_approval, actions: [data.write], approvers: { roles: [owner] } }
  - { id: secret, name: Secret, kind: access, effect: block, scope: { pii_levels: [high] } }
";

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn service(tenant: Option<&str>, recorder: Option<Box<dyn Recorder>>) -> Arc<DecisionService> {
    let tokens = BearerTokens::new(&secret("ask"), Some(&secret("change")), tenant.map(str::to_owned));
    let service = DecisionService::new(Arc::new(tokens), Arc::new(SystemRuntime::new()), recorder).unwrap();
    service.put("base.yaml", POLICIES.to_owned()).unwrap();
    Arc::new(service)
}

fn input(action: &str) -> Value {
    let resource = json!({"jurisdiction": "EU", "pii_level": "low"});
    json!({"principal": {"id": "ada"}, "action": action, "resource": resource})
}

async fn call(router: &Router, method: &str, path: &str, token: &str, accept: &str, body: &str) -> (StatusCode, Value) {
    let request = Request::builder().method(method).uri(path).header("authorization", format!("Bearer {token}"));
    let request = request.header("accept", accept).body(Body::from(body.to_owned())).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, serde_json::from_slice(&bytes).unwrap())
}

async fn post(router: &Router, path: &str, body: &Value) -> (StatusCode, Value) {
    call(router, "POST", path, "ask", "application/json", &body.to_string()).await
}

#[tokio::test]
async fn documents_are_given_as_opa_gives_them() {
    let router = router(service(None, None));
    let (status, answer) = post(&router, "/v1/data/bastion/decision", &json!({"input": input("data.read")})).await;
    assert_eq!((status, &answer["result"]["effect"]), (StatusCode::OK, &json!("allow")));
    assert_eq!(answer["result"]["obligations"]["masks"][0]["column"], "email");
    assert_eq!(answer["decision_id"].as_str().unwrap().len(), 36);
    let (_, answer) = post(&router, "/v1/data/bastion/allow", &json!({"input": input("data.write")})).await;
    assert_eq!(answer["result"], json!(false));
    // what is not defined is left out, or missing
    let (status, answer) = post(&router, "/v1/data/other/thing", &json!({"input": input("data.read")})).await;
    assert_eq!((status, answer.get("result")), (StatusCode::OK, None));
    let (status, answer) = post(&router, "/v1/data/bastion/allow", &json!({})).await;
    assert_eq!((status, answer), (StatusCode::OK, json!({})));
    let (status, answer) = post(&router, "/v0/data/bastion/deny", &input("data.read")).await;
    assert_eq!((status, &answer["code"]), (StatusCode::NOT_FOUND, &json!("undefined_document")));
    let (_, answer) = post(&router, "/v0/data/bastion/allow", &input("data.read")).await;
    assert_eq!(answer, json!(true));
    let (_, answer) = post(&router, "/", &input("data.write")).await;
    assert_eq!(answer["approvals"][0]["roles"], json!(["owner"]));
    let path = "/v1/data/bastion/allow?metrics&provenance=true&explain=notes&pretty";
    let (_, answer) = post(&router, path, &json!({"input": input("data.read")})).await;
    assert!(answer["metrics"]["timer_server_handler_ns"].is_u64());
    assert!(answer["provenance"]["bundles"]["bastion"]["revision"].as_str().unwrap().starts_with("blake3:"));
    assert_eq!(answer["explanation"].as_array().unwrap().len(), 3);
    let query = "/v1/data/bastion/allow?input=%7B%22principal%22:%7B%22id%22:%22a%22%7D,%22action%22:%22x%22%7D";
    let (_, answer) = call(&router, "GET", query, "ask", "*/*", "").await;
    assert_eq!(answer["result"], json!(false));
}

#[tokio::test]
async fn what_is_no_question_is_no_decision() {
    let router = router(service(None, None));
    for body in ["{", "[]", "1", "{\"input\":{}}", "{\"input\":{\"action\":\"x\"}}", "{\"input\":1,\"input\":2}"] {
        let (status, answer) = call(&router, "POST", "/v1/data/bastion/allow", "ask", "*/*", body).await;
        assert_eq!((status, &answer["code"]), (StatusCode::BAD_REQUEST, &json!("invalid_parameter")), "{body}");
        assert_eq!(answer.get("result"), None);
    }
    let huge = format!("{{\"input\":\"{}\"}}", "x".repeat(DECISION_BYTES_MAX));
    let (status, answer) = call(&router, "POST", "/v1/data/bastion/allow", "ask", "*/*", &huge).await;
    assert_eq!((status, &answer["message"]), (StatusCode::PAYLOAD_TOO_LARGE, &json!("the body is too large")));
    let (status, answer) = call(&router, "PATCH", "/v1/data/bastion/allow", "ask", "*/*", "").await;
    assert_eq!((status, &answer["code"]), (StatusCode::METHOD_NOT_ALLOWED, &json!("invalid_operation")));
    let (status, answer) = call(&router, "GET", "/v2/data", "ask", "*/*", "").await;
    assert_eq!((status, &answer["code"]), (StatusCode::NOT_FOUND, &json!("resource_not_found")));
    let mixed = json!({"inputs": {"good": input("data.read"), "bad": {}}});
    let (status, answer) = post(&router, "/v1/batch/data/bastion/allow", &mixed).await;
    assert_eq!((status, &answer["responses"]["good"]["result"]), (StatusCode::MULTI_STATUS, &json!(true)));
    assert_eq!(answer["responses"]["bad"]["http_status_code"], "500");
    assert_eq!(answer["responses"]["good"]["http_status_code"], "200");
    let (status, _) = post(&router, "/v1/batch/data/bastion/allow", &json!({"inputs": {"bad": {}}})).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
}

/// Every route but `/health` is closed to who has no token, and changes to who may only ask.
#[tokio::test]
async fn nothing_is_told_to_strangers() {
    let router = router(service(Some("acme"), None));
    let routes = [
        ("POST", "/"),
        ("GET", "/v1/data"),
        ("POST", "/v1/data"),
        ("GET", "/v1/data/bastion"),
        ("POST", "/v1/data/bastion"),
        ("POST", "/v0/data/bastion"),
        ("POST", "/v1/batch/data/bastion"),
        ("POST", "/v1/compile/bastion/filter"),
        ("GET", "/v1/policies"),
        ("GET", "/v1/policies/base.yaml"),
        ("PUT", "/v1/policies/base.yaml"),
        ("DELETE", "/v1/policies/base.yaml"),
    ];
    for (method, path) in routes {
        let (status, answer) = call(&router, method, path, "guess", "*/*", "").await;
        assert_eq!((status, &answer["code"]), (StatusCode::UNAUTHORIZED, &json!("unauthorized")), "{method} {path}");
        if matches!(method, "PUT" | "DELETE") {
            let (status, _) = call(&router, method, path, "ask", "*/*", "").await;
            assert_eq!(status, StatusCode::FORBIDDEN, "{method} {path}");
        }
    }
    assert_eq!(call(&router, "GET", "/health", "", "*/*", "").await, (StatusCode::OK, json!({})));
    let mut other = input("data.read");
    other["tenant"] = json!("globex");
    let (status, _) = post(&router, "/v1/data/bastion/allow", &json!({"input": other})).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn policies_change_as_a_whole_or_not_at_all() {
    let router = router(service(None, None));
    let put = |id: &str, text: &'static str| {
        let (router, path) = (router.clone(), format!("/v1/policies/{id}"));
        async move { call(&router, "PUT", &path, "change", "*/*", text).await }
    };
    let open =
        "format: bastion.policy/v1\npolicies: [{ id: open, name: O, kind: access, effect: allow, actions: [x] }]";
    assert_eq!(put("a/open.yaml", open).await, (StatusCode::OK, json!({})));
    let asked = json!({"input": {"principal": {"id": "ada"}, "action": "x", "resource": {"pii_level": "low"}}});
    assert_eq!(post(&router, "/v1/data/bastion/allow", &asked).await.1["result"], json!(true));
    for wrong in [
        "package x\nallow := true",
        "format: bastion.policy/v1\npolicies: [{ id: read, name: R, kind: access, effect: allow }]",
    ] {
        let (status, answer) = put("wrong", wrong).await;
        assert_eq!((status, &answer["code"]), (StatusCode::BAD_REQUEST, &json!("invalid_parameter")), "{answer}");
    }
    let (_, listed) = call(&router, "GET", "/v1/policies/", "ask", "*/*", "").await;
    let ids: Vec<&str> = listed["result"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["a/open.yaml", "base.yaml"]);
    let (_, one) = call(&router, "GET", "/v1/policies/a/open.yaml", "ask", "*/*", "").await;
    assert_eq!(one["result"]["raw"], open);
    assert_eq!(call(&router, "DELETE", "/v1/policies/a/open.yaml", "change", "*/*", "").await.0, StatusCode::OK);
    assert_eq!(post(&router, "/v1/data/bastion/allow", &asked).await.1["result"], json!(false));
    assert_eq!(call(&router, "DELETE", "/v1/policies/a/open.yaml", "change", "*/*", "").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn filters_have_the_forms_that_clients_ask_for() {
    let router = router(service(None, None));
    let compile = |target: &str, body: Value| {
        let (router, accept) = (router.clone(), format!("application/vnd.opa.{target}+json"));
        async move { call(&router, "POST", "/v1/compile/bastion/filter", "ask", &accept, &body.to_string()).await }
    };
    let asked = json!({"principal": {"id": "ada"}, "action": "data.read"});
    let mapping = json!({"$self": "accounts", "jurisdiction": "region", "pii_level": "pii"});
    let mappings: BTreeMap<&str, Value> =
        ["postgresql", "sqlite", "mysql", "all"].map(|name| (name, json!({"resource": mapping}))).into();
    let options = json!({"targetSQLTableMappings": mappings, "targetDialects": ["sql+sqlite", "ucast+all"]});
    let body = json!({"input": asked, "options": options});
    let mut texts = Vec::new();
    for target in ["sql.postgresql", "sql.sqlite", "sql.mysql", "ucast.all", "multitarget"] {
        let (status, answer) = compile(target, body.clone()).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        texts.push((target, answer));
    }
    insta::assert_json_snapshot!(texts);
    // nothing may be written: an empty result
    let writes = json!({"input": {"principal": {"id": "ada"}, "action": "data.write"}, "unknowns": ["input.resource"]});
    assert_eq!(compile("sql.postgresql", writes).await, (StatusCode::OK, json!({"result": {}})));
    for (target, body) in [
        ("sql.sqlserver", body.clone()),
        ("other", body.clone()),
        ("sql.sqlite", json!({"input": asked})),
        ("sql.sqlite", json!({"input": asked, "unknowns": ["input.principal"]})),
        ("multitarget", json!({"input": asked, "unknowns": ["input.tenant"]})),
    ] {
        assert_eq!(compile(target, body).await.0, StatusCode::BAD_REQUEST, "{target}");
    }
}

/// The client of another machine: our own router behind our own server.
async fn listening(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(serve(listener, router, std::future::pending()));
    address
}

fn point(url: &str, token: &str) -> OpaPoint {
    let address = OpaAddress { timeout_ms: 400, ..OpaAddress::new(url, "bastion/decision", Some(secret(token))) };
    OpaPoint::new(&address).unwrap()
}

#[tokio::test]
async fn our_client_has_the_decision_of_our_router() {
    let url = listening(router(service(None, None))).await;
    for (action, effect) in
        [("data.read", Effect::Allow), ("data.write", Effect::RequireApproval), ("x", Effect::Block)]
    {
        let request: PolicyRequest = serde_json::from_value(input(action)).unwrap();
        let decision = point(&url, "ask").decide(&request).await.unwrap();
        assert_eq!((decision.effect, decision.request_digest), (effect, request.digest().unwrap()));
    }
    let refused = point(&url, "guess").decide(&PolicyRequest::new("ada", "x")).await.unwrap_err();
    assert!(refused.message().ends_with("it answered with the status 401"), "{refused}");
    let nothing = OpaAddress::new(&url, "no/such/document", Some(secret("ask")));
    let request: PolicyRequest = serde_json::from_value(input("data.read")).unwrap();
    let undefined = OpaPoint::new(&nothing).unwrap().decide(&request).await.unwrap_err();
    assert!(undefined.message().ends_with("the document is not defined"), "{undefined}");
    let boolean = OpaAddress::new(&url, "bastion/allow", Some(secret("ask")));
    assert_eq!(OpaPoint::new(&boolean).unwrap().decide(&request).await.unwrap().effect, Effect::Allow);
}

/// A server that answers any request with these bytes, a piece at a time.
async fn hostile(pieces: Vec<Vec<u8>>, pause: Duration) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let pieces = pieces.clone();
            tokio::spawn(async move {
                let mut asked = vec![0; 65_536];
                let _ = stream.read(&mut asked).await;
                for piece in pieces {
                    tokio::time::sleep(pause).await;
                    if stream.write_all(&piece).await.is_err() {
                        return;
                    }
                }
            });
        }
    });
    address
}

#[tokio::test]
async fn nothing_a_server_does_is_a_permission() {
    let answer = |head: &str, body: &str| {
        format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
    };
    let chunk = [b"10000\r\n".to_vec(), vec![b' '; 0x10000], b"\r\n".to_vec()].concat();
    let mut endless = vec![b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec()];
    endless.extend(vec![chunk; 40]);
    let yes = "{\"result\":true}";
    let cases: Vec<(&str, Vec<Vec<u8>>, u64)> = vec![
        ("never", Vec::new(), 0),
        ("late", vec![answer("200 OK", yes)], 3_000),
        ("slow", answer("200 OK", yes).into_iter().map(|byte| vec![byte]).collect(), 60),
        ("endless", endless, 0),
        ("error", vec![answer("500 Internal Server Error", yes)], 0),
        ("created", vec![answer("201 Created", yes)], 0),
        ("elsewhere", vec![answer("302 Found\r\nLocation: http://127.0.0.1:1/", yes)], 0),
        ("cut", vec![b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"result\":true}".to_vec()], 0),
        ("undefined", vec![answer("200 OK", "{}")], 0),
        ("null", vec![answer("200 OK", "{\"result\":null}")], 0),
        ("twice", vec![answer("200 OK", "{\"result\":false,\"result\":true}")], 0),
        ("no JSON", vec![answer("200 OK", "yes")], 0),
        ("no HTTP", vec![b"yes\r\n\r\n".to_vec()], 0),
        ("text", vec![answer("200 OK", "{\"result\":\"true\"}")], 0),
    ];
    let request = PolicyRequest::new("ada", "data.read");
    for (name, pieces, pause) in cases {
        let url = hostile(pieces, Duration::from_millis(pause)).await;
        let started = Instant::now();
        let error = point(&url, "ask").decide(&request).await.expect_err(name);
        assert_eq!(error.code(), ErrorCode::DecisionUnavailable, "{name}: {error}");
        assert!(started.elapsed() < Duration::from_secs(2), "{name} took {:?}", started.elapsed());
        assert!(!error.message().contains("127.0.0.1"), "{name}: {error}");
    }
    // and one that is: the cases above fail for what they are
    let url = hostile(vec![answer("200 OK", yes)], Duration::ZERO).await;
    assert_eq!(point(&url, "ask").decide(&request).await.unwrap().effect, Effect::Allow);
    assert!(point("http://127.0.0.1:1", "ask").decide(&request).await.is_err());
}

/// A recorder whose events can be looked at.
struct Watched(DecisionLog<Vec<u8>, MemoryLog>, Arc<Mutex<Vec<DecisionEvent>>>);

impl Recorder for Watched {
    fn record(&mut self, record: DecisionRecord<'_>) -> Result<DecisionEvent, Error> {
        let event = self.0.record(record)?;
        self.1.lock().unwrap().push(event.clone());
        Ok(event)
    }
}

#[tokio::test]
async fn each_decision_is_written_down_before_it_is_told() {
    let key = SigningKey::from_seed([7; 32]);
    let name = NoteKey::of_log("log.example.com/decisions", key.verifying_key()).unwrap();
    let writer = LogWriter::open(MemoryLog::default(), name, key).unwrap();
    let events = Arc::new(Mutex::new(Vec::new()));
    let log = DecisionLog::new(Vec::new(), Some(writer), BTreeMap::new(), Vec::new());
    let router = router(service(None, Some(Box::new(Watched(log, Arc::clone(&events))))));
    let inputs = json!({"inputs": {"a": input("data.read"), "b": input("data.write"), "c": input("x.read")}});
    let (_, answer) = post(&router, "/v1/batch/data/bastion/allow", &inputs).await;
    let events = events.lock().unwrap();
    let places: Vec<Option<u64>> = events.iter().map(|event| event.log_index).collect();
    assert_eq!(places, [None, Some(0), Some(1)], "what is allowed to be read needs no proof");
    for (event, key) in events.iter().zip(["a", "b", "c"]) {
        assert_eq!(answer["responses"][key]["decision_id"], event.decision_id);
        assert_eq!(
            (event.path.as_str(), &event.result),
            ("bastion/allow", &Some(answer["responses"][key]["result"].clone()))
        );
    }
}

#[tokio::test]
async fn what_cannot_be_written_down_is_not_told() {
    struct Full;
    impl Recorder for Full {
        fn record(&mut self, _: DecisionRecord<'_>) -> Result<DecisionEvent, Error> {
            Err(Error::new(ErrorCode::FileFailed, "no space on /secret/place"))
        }
    }
    let router = router(service(None, Some(Box::new(Full))));
    let (status, answer) = post(&router, "/v1/data/bastion/allow", &json!({"input": input("data.read")})).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(answer, json!({"code": "internal_error", "message": "file_failed"}), "no result, and no path");
}

/// A caller that sends its head slowly is let go.
#[tokio::test]
async fn a_slow_caller_keeps_nobody_waiting() {
    let url = listening(router(service(None, None))).await;
    let mut slow = Vec::new();
    for _ in 0..50 {
        let mut stream = tokio::net::TcpStream::connect(url.trim_start_matches("http://")).await.unwrap();
        stream.write_all(b"POST / HTTP/1.1\r\nHost: x\r\n").await.unwrap();
        slow.push(stream);
    }
    let request: PolicyRequest = serde_json::from_value(input("data.read")).unwrap();
    assert_eq!(point(&url, "ask").decide(&request).await.unwrap().effect, Effect::Allow);
}
