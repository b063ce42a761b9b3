//! Runs a router on a socket, within bounds: so many connections, so long for a request's head.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use bastion_core::Error;
use bastion_core::error::ErrorCode;
use bastion_core::limits::{DECISION_CONNECTIONS_MAX, DECISION_MS_MAX};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::ServiceExt;

/// Takes connections until `ended` is done. Connections beyond [`DECISION_CONNECTIONS_MAX`] wait.
///
/// # Errors
///
/// `internal` when no more connections can be taken.
pub async fn serve(listener: TcpListener, router: Router, ended: impl Future<Output = ()>) -> Result<(), Error> {
    let room = Arc::new(Semaphore::new(DECISION_CONNECTIONS_MAX));
    let mut ended = std::pin::pin!(ended);
    loop {
        let place = Arc::clone(&room).acquire_owned().await;
        let place = place.map_err(|error| Error::new(ErrorCode::Internal, error.to_string()))?;
        let accepted = tokio::select! {
            () = &mut ended => return Ok(()),
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let router = router.clone();
                tokio::spawn(async move {
                    connection(stream, peer, router).await;
                    drop(place);
                });
            }
            // out of files for a while, or a caller that went away again
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}

async fn connection(stream: TcpStream, peer: SocketAddr, router: Router) {
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let router = router.clone();
        async move { Ok::<_, Infallible>(router.oneshot(request).await.unwrap_or_else(|never| match never {})) }
    });
    // how a caller ends its connection is its own affair
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_millis(DECISION_MS_MAX))
        .serve_connection(TokioIo::new(stream), service)
        .await;
}
